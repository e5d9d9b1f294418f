"""A running kernel and the questions that tests ask it."""

import contextlib
import os
import time
from queue import Empty

from jupyter_client import KernelManager
from jupyter_client.utils import run_sync

NAME = os.environ.get("DEEPDAY3_KERNEL", ".net-csharp")
HANG = 60


class Kernel:
    """A kernel process with a client."""

    def __init__(self, **options):
        self.started = time.perf_counter()
        self.manager = KernelManager(kernel_name=NAME, **options)
        self.manager.start_kernel()
        self.client = self.connect()

    def connect(self):
        client = self.manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=HANG)
        return client

    @property
    def pid(self):
        return self.manager.provisioner.process.pid

    def run(self, code, timeout=HANG, **options):
        """Executes a cell. Returns the content of the reply and the messages between busy and idle."""
        return self.collect(self.client.execute(code, **options), timeout)

    def collect(self, msg_id, timeout=HANG):
        """Waits for the reply to a request and its outputs up to idle."""
        outputs = self.outputs(msg_id, timeout)
        return self.reply(msg_id, timeout), outputs

    def outputs(self, msg_id, timeout=HANG):
        found = []
        until = time.perf_counter() + timeout
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.01, until - time.perf_counter()))
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return found
            found.append(message)

    def wait_for(self, msg_id, predicate, timeout=HANG):
        """Reads iopub up to a message of a request."""
        until = time.perf_counter() + timeout
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.01, until - time.perf_counter()))
            if message["parent_header"].get("msg_id") == msg_id and predicate(message):
                return message

    def wait_for_text(self, msg_id, text):
        return self.wait_for(msg_id, lambda m: m["msg_type"] == "stream" and text in m["content"]["text"])

    def reply(self, msg_id, timeout=HANG, channel=None):
        until = time.perf_counter() + timeout
        while True:
            message = run_sync((channel or self.client.shell_channel).get_msg)(timeout=max(0.01, until - time.perf_counter()))
            if message["parent_header"].get("msg_id") == msg_id:
                return message["content"]

    def ask(self, channel, msg_type, content=None, timeout=HANG):
        """Sends a request on a channel and waits for its reply there."""
        message = self.client.session.msg(msg_type, content or {})
        channel.send(message)
        return self.reply(message["header"]["msg_id"], timeout, channel)

    def value(self, code, **options):
        """The value of an expression, as text."""
        reply, outputs = self.run(code, **options)
        assert reply["status"] == "ok", reply
        return next((m["content"]["data"]["text/plain"] for m in outputs if m["msg_type"] == "execute_result"), None)

    def flush(self):
        for channel in (self.client.shell_channel, self.client.iopub_channel, self.client.control_channel):
            with contextlib.suppress(Empty):
                while True:
                    run_sync(channel.get_msg)(timeout=0.05)

    def memory(self, name="VmRSS"):
        """Megabytes in use now (VmRSS) or at most (VmHWM); 0 where the system does not say."""
        with contextlib.suppress(OSError), open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(name)) / 1024
        return 0

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def text_of(outputs, stream="stdout"):
    return "".join(m["content"]["text"] for m in outputs if m["msg_type"] == "stream" and m["content"]["name"] == stream)


def is_alive(pid):
    """True while the process runs; one that has ended and waits to be collected does not."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
