"""What users do to a kernel, through jupyter_client: interrupt, restart, questions, floods, garbage. Prints the figures that it measures."""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import unittest
from queue import Empty

import zmq
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.session import Session
from kernel import HANG, NAME, Kernel, is_alive, text_of

FIGURES = []


def figure(name, value):
    FIGURES.append(f"{name}: {value}")


def command(connection_file):
    spec = KernelSpecManager().get_kernel_spec(NAME)
    return [part.replace("{connection_file}", connection_file) for part in spec.argv]


class Shared(unittest.TestCase):
    """Tests that leave the kernel as they found it."""

    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.close()

    def setUp(self):
        self.kernel.flush()

    def start_loop(self, code='Console.WriteLine("on"); while (true) { }'):
        msg_id = self.kernel.client.execute(code)
        self.kernel.wait_for_text(msg_id, "on")
        return msg_id

    def assert_interrupted(self, msg_id):
        reply, _ = self.kernel.collect(msg_id)
        self.assertEqual(reply["status"], "error")
        self.assertEqual(reply["ename"], "Interrupted")
        self.assertEqual(self.kernel.value("6 * 7"), "42")

    def test_interrupt_by_message_on_control(self):
        self.kernel.value("int kept = 5;")
        msg_id = self.start_loop()
        start = time.perf_counter()
        reply = self.kernel.ask(self.kernel.client.control_channel, "interrupt_request")
        self.assertEqual(reply["status"], "ok")
        self.kernel.outputs(msg_id, timeout=10)
        figure("interrupt of a loop", f"{1e3 * (time.perf_counter() - start):.0f} ms")
        self.assertEqual(self.kernel.reply(msg_id)["ename"], "Interrupted")
        self.assertEqual(self.kernel.value("kept"), "5")

    def test_interrupt_by_message_on_shell(self):
        msg_id = self.start_loop('Console.WriteLine("on"); Thread.Sleep(600000);'.replace("Thread", "System.Threading.Thread"))
        message = self.kernel.client.session.msg("interrupt_request", {})
        self.kernel.client.shell_channel.send(message)
        self.assertEqual(self.kernel.reply(message["header"]["msg_id"], timeout=10)["status"], "ok")
        self.kernel.outputs(msg_id, timeout=10)
        self.assertEqual(self.kernel.reply(msg_id)["ename"], "Interrupted")

    def test_interrupt_by_signal(self):
        msg_id = self.start_loop()
        os.kill(self.kernel.pid, signal.SIGINT)
        self.assert_interrupted(msg_id)

    def test_interrupt_without_a_cell_does_nothing(self):
        self.kernel.manager.interrupt_kernel()
        self.assertEqual(self.kernel.value("1 + 2"), "3")

    def measure_control(self, name, msg_id):
        times = []
        for _ in range(50):
            start = time.perf_counter()
            reply = self.kernel.ask(self.kernel.client.control_channel, "kernel_info_request", timeout=10)
            times.append(1e3 * (time.perf_counter() - start))
            self.assertEqual(reply["status"], "ok")
        figure(f"control latency while {name}", f"median {statistics.median(times):.1f} ms, worst of 50 {max(times):.1f} ms")
        self.assertLess(statistics.median(times), 2000)
        self.kernel.manager.interrupt_kernel()
        self.assert_interrupted(msg_id)

    def test_control_is_answered_while_all_cores_are_busy(self):
        code = "System.Threading.Tasks.Parallel.For(0, 2 * Environment.ProcessorCount, _ => { while (true) { } });"
        self.measure_control("all cores are busy", self.start_loop(f'Console.WriteLine("on"); Console.Out.Flush(); {code}'))

    def test_control_is_answered_while_the_thread_pool_is_full(self):
        fill = "for (int i = 0; i < 40; i++) _ = Task.Run(() => System.Threading.Thread.Sleep(2000));"
        self.measure_control("the thread pool is full", self.start_loop(f'Console.WriteLine("on"); Console.Out.Flush(); {fill} while (true) {{ }}'))

    def test_completion_works_while_a_cell_runs_and_the_kernel_still_counts_as_busy(self):
        msg_id = self.start_loop()
        reply = self.kernel.ask(self.kernel.client.shell_channel, "complete_request", {"code": "Console.WriteLi", "cursor_pos": 15}, timeout=10)
        self.assertEqual(reply["matches"], ["WriteLine"])
        states = []
        with self.assertRaises(Empty):
            while True:
                message = self.kernel.client.get_iopub_msg(timeout=0.5)
                if message["msg_type"] == "status":
                    states.append((message["parent_header"]["msg_id"] == msg_id, message["content"]["execution_state"]))
        self.assertEqual(states[-1], (True, "busy"))
        self.kernel.manager.interrupt_kernel()
        self.assert_interrupted(msg_id)

    def ask_for_input(self, code, answer):
        msg_id = self.kernel.client.execute(code, allow_stdin=True)
        request = self.kernel.client.get_stdin_msg(timeout=HANG)
        self.assertEqual(request["msg_type"], "input_request")
        self.assertEqual(request["parent_header"]["msg_id"], msg_id)
        self.kernel.client.input(answer)
        return request["content"], *self.kernel.collect(msg_id)

    def test_stdin(self):
        content, reply, outputs = self.ask_for_input('var line = Console.ReadLine();\nConsole.WriteLine($"<{line}>");', "größe 🙂")
        self.assertEqual(content, {"prompt": "", "password": False})
        self.assertEqual(reply["status"], "ok")
        self.assertEqual(text_of(outputs), "<größe 🙂>\n")

    def test_stdin_that_is_not_allowed_is_an_error(self):
        reply, _ = self.kernel.run("Console.ReadLine()", allow_stdin=False)
        self.assertEqual(reply["status"], "error")

    def test_stdin_can_be_interrupted(self):
        msg_id = self.kernel.client.execute("Console.ReadLine()", allow_stdin=True)
        self.kernel.client.get_stdin_msg(timeout=HANG)
        self.kernel.manager.interrupt_kernel()
        self.assert_interrupted(msg_id)

    def test_comms_are_tolerated(self):
        shell = self.kernel.client.shell_channel
        self.assertEqual(self.kernel.ask(shell, "comm_info_request"), {"status": "ok", "comms": {}})
        opened = self.kernel.client.session.msg("comm_open", {"comm_id": "c1", "target_name": "jupyter.widget", "data": {}})
        shell.send(opened)
        closed = self.kernel.wait_for(opened["header"]["msg_id"], lambda m: m["msg_type"] == "comm_close")
        self.assertEqual(closed["content"]["comm_id"], "c1")
        for msg_type in ("comm_msg", "comm_close"):
            message = self.kernel.client.session.msg(msg_type, {"comm_id": "c1", "data": {}})
            shell.send(message)
            self.kernel.outputs(message["header"]["msg_id"])
        self.assertEqual(self.kernel.value("2 + 2"), "4")

    def test_an_error_aborts_what_stands_behind_it(self):
        client = self.kernel.client
        ids = [client.execute('System.Threading.Thread.Sleep(500); throw new Exception("stop");'), client.execute("int never = 1;"), client.execute("1")]
        replies = [self.kernel.reply(i) for i in ids]
        self.assertEqual([reply["status"] for reply in replies], ["error", "aborted", "aborted"])
        self.assertNotIn("execution_count", replies[1])
        self.assertEqual(self.kernel.run("never")[0]["status"], "error")

    def test_an_error_aborts_nothing_when_the_client_does_not_want_it(self):
        client = self.kernel.client
        ids = [client.execute('System.Threading.Thread.Sleep(300); throw new Exception("go on");', stop_on_error=False), client.execute("1")]
        self.assertEqual([self.kernel.reply(i)["status"] for i in ids], ["error", "ok"])

    def test_silent_and_unstored_cells(self):
        before = self.kernel.run("0")[0]["execution_count"]
        reply, outputs = self.kernel.run('Console.WriteLine("quiet"); 5', silent=True)
        self.assertEqual(reply["status"], "ok")
        self.assertEqual([m["msg_type"] for m in outputs], ["status"])
        self.kernel.run("int unstored = 3;", store_history=False)
        self.assertEqual(self.kernel.run("unstored")[0]["execution_count"], before + 1)

    def test_user_expressions(self):
        reply, _ = self.kernel.run("int u = 20;", user_expressions={"double": "2 * u", "bad": "nothing"})
        self.assertEqual(reply["user_expressions"]["double"]["data"]["text/plain"], "40")
        self.assertEqual(reply["user_expressions"]["bad"]["status"], "error")

    def test_displays_can_be_updated_from_later_cells(self):
        _, shown = self.kernel.run('var shown = display("one");')
        _, updated = self.kernel.run('shown.Update("two");')
        first = next(m for m in shown if m["msg_type"] == "display_data")["content"]
        second = next(m for m in updated if m["msg_type"] == "update_display_data")["content"]
        self.assertEqual(first["transient"]["display_id"], second["transient"]["display_id"])
        self.assertEqual(second["data"]["text/plain"], "two")

    def test_output_of_a_background_task_belongs_to_the_cell_that_started_it(self):
        msg_id = self.kernel.client.execute('_ = Task.Run(async () => { await Task.Delay(500); Console.WriteLine("late"); });')
        self.kernel.value("1")
        self.kernel.wait_for_text(msg_id, "late")

    def test_nan_and_broken_text_do_not_break_messages(self):
        self.assertEqual(self.kernel.value("double.NaN"), "NaN")
        _, outputs = self.kernel.run('"{\\"a\\": NaN}".DisplayAs("application/json"); Console.WriteLine("\\ud800");')
        self.assertEqual(len([m for m in outputs if m["msg_type"] in ("display_data", "stream")]), 2)

    def test_inspection_shows_types_and_documentation(self):
        self.kernel.run("/// <summary>Doubles a number.</summary>\nint Twice(int n) => 2 * n;")
        shell = self.kernel.client.shell_channel
        own = self.kernel.ask(shell, "inspect_request", {"code": "Twice(3)", "cursor_pos": 2, "detail_level": 1})["data"]["text/plain"]
        self.assertIn("int Twice(int n)", own)
        self.assertIn("Doubles a number.", own)
        text = self.kernel.ask(shell, "inspect_request", {"code": "string.Join", "cursor_pos": 11, "detail_level": 0})["data"]["text/plain"]
        self.assertIn("separator", text)
        self.assertFalse(self.kernel.ask(shell, "inspect_request", {"code": "nothing_here", "cursor_pos": 3, "detail_level": 0})["found"])

    def test_completion_names_types(self):
        self.kernel.run("int counter = 1;")
        reply = self.kernel.ask(self.kernel.client.shell_channel, "complete_request", {"code": '"🙂".Length + coun', "cursor_pos": 17})
        item = next(i for i in reply["metadata"]["_jupyter_types_experimental"] if i["text"] == "counter")
        self.assertEqual(item, {"start": 13, "end": 17, "text": "counter", "type": "variable", "signature": "int"})

    def test_300000_lines(self):
        start = time.perf_counter()
        reply, outputs = self.kernel.run("for (int i = 0; i < 300_000; i++) Console.WriteLine(i);")
        text = text_of(outputs)
        figure("300,000 printed lines", f"{time.perf_counter() - start:.2f} s, {len(outputs)} messages, {len(text)} characters passed on")
        self.assertEqual(reply["status"], "ok")
        self.assertTrue(text.startswith("0\n1\n2\n"))
        self.assertIn("left out", text[-200:])
        self.assertLess(len(outputs), 2000)

    def test_a_result_of_50_mb(self):
        start = time.perf_counter()
        _, outputs = self.kernel.run("HTML(new string('x', 50_000_000))")
        result = next(m for m in outputs if m["msg_type"] == "execute_result")
        figure("a result of 50 MB", f"{time.perf_counter() - start:.2f} s")
        self.assertEqual(len(result["content"]["data"]["text/html"]), 50_000_000)

    def test_500_cells(self):
        memory = self.kernel.memory()
        times = []
        for i in range(500):
            start = time.perf_counter()
            self.kernel.run(f"var v{i} = new int[{i}]; v{i}.Length")
            times.append(1e3 * (time.perf_counter() - start))
        first, last = statistics.median(times[50:150]), statistics.median(times[-100:])
        figure("500 cells", f"median {first:.1f} ms for cells 51-150, {last:.1f} ms for the last 100; memory {memory:.0f} -> {self.kernel.memory():.0f} MB")
        self.assertLess(last, 4 * first)

    def test_round_trip(self):
        for name, code in (("1+1", lambda _: "1+1"), ("1+n, each a new cell", lambda number: f"1+{number}")):
            times = []
            for number in range(220):
                start = time.perf_counter()
                self.kernel.value(code(number))
                times.append(1e3 * (time.perf_counter() - start))
            figure(f"round trip of {name}", f"median {statistics.median(times[20:]):.1f} ms")

    def test_malformed_messages_are_dropped(self):
        kernel, client = self.kernel, self.kernel.client
        connection = kernel.manager.get_connection_info()
        bad_key = Session(key=b"wrong", signature_scheme="hmac-sha256")
        good = client.session
        header = good.msg("execute_request")["header"]

        def signed(*parts):
            return [b"<IDS|MSG>", good.sign(list(parts)), *parts]

        pack = good.pack
        wrong = bad_key.serialize(bad_key.msg("execute_request", {"code": 'Console.WriteLine("unsigned")'}))
        cases = [
            wrong,
            [b"<IDS|MSG>", b"", *wrong[2:]],
            [b"no delimiter"],
            [b"<IDS|MSG>"],
            [b"<IDS|MSG>", b"x", b"{}"],
            signed(b"{", b"{}", b"{}", b"{}"),
            signed(b"[]", b"{}", b"{}", b"{}"),
            signed(b"{}", b"{}", b"{}", b"{}"),
            signed(pack(header), b"{}", b"{}", b"[1]"),
            signed(pack({**header, "msg_type": "no_such_request"}), b"{}", b"{}", b"{}"),
            signed(pack({**header, "msg_type": 5}), b"{}", b"{}", b"{}"),
            signed(pack(header), b"{}", b"{}", b"{}"),
            signed(pack(header), b"{}", b"{}", b'{"code": 7}'),
            signed(pack(header), b"{}", b"{}", b'{"code": "\\ud800"}'),
            signed(b'{"msg_type": "\xff"}', b"{}", b"{}", b"{}"),
            signed(pack(header), b"{}", b"{}", b"[" * 5000),
            signed(pack({**header, "msg_type": "complete_request"}), b"{}", b"{}", b'{"code": "x", "cursor_pos": 1e300}'),
            signed(pack({**header, "msg_type": "complete_request"}), b"{}", b"{}", b'{"code": "\\"", "cursor_pos": -5}'),
            signed(pack({**header, "msg_type": "history_request"}), b"{}", b"{}", b'{"hist_access_type": "no"}'),
            signed(pack({**header, "msg_type": "input_reply"}), b"{}", b"{}", b"{}"),
        ]
        context = zmq.Context.instance()
        for port in ("shell_port", "control_port", "stdin_port"):
            with context.socket(zmq.DEALER) as dealer:
                dealer.linger = 1000
                dealer.connect(f"tcp://{connection['ip']}:{connection[port]}")
                for case in cases:
                    dealer.send_multipart(case)
        greeting = b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(48)
        for garbage in (b"", b"GET / HTTP/1.1\r\n\r\n", bytes(100), os.urandom(1000), greeting, greeting + b"\x02" + b"\xff" * 8, greeting + b"\x04\xff"):
            for port in ("shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"):
                with socket.create_connection((connection["ip"], connection[port]), timeout=5) as peer:
                    peer.sendall(garbage)
        kernel.flush()
        reply, outputs = kernel.run('Console.WriteLine("alive")')
        self.assertEqual(reply["status"], "ok")
        self.assertEqual(text_of(outputs), "alive\n")
        self.assertTrue(client.hb_channel.is_beating())

    def test_listens_on_the_address_of_the_connection_file_only(self):
        connection = self.kernel.manager.get_connection_info()
        inodes = {os.readlink(f"/proc/{self.kernel.pid}/fd/{fd}") for fd in os.listdir(f"/proc/{self.kernel.pid}/fd")}
        listening = []
        for table in ("tcp", "tcp6"):
            with open(f"/proc/{self.kernel.pid}/net/{table}", encoding="ascii") as lines:
                listening += [f for f in map(str.split, list(lines)[1:]) if f[3] == "0A" and f"socket:[{f[9]}]" in inodes]
        self.assertEqual({f[1].split(":")[0] for f in listening}, {"0100007F"})
        self.assertEqual({int(f[1].split(":")[1], 16) for f in listening}, {v for k, v in connection.items() if k.endswith("_port")})


class Lifetime(unittest.TestCase):
    """Tests that start and end kernels."""

    def test_start_to_first_result(self):
        times = []
        for _ in range(5):
            with Kernel() as kernel:
                kernel.value("1 + 1")
                times.append(time.perf_counter() - kernel.started)
                memory = kernel.memory("VmHWM")
        figure("start to the first result", f"median of 5 {statistics.median(times):.2f} s; {memory:.0f} MB at most")

    def test_restart(self):
        with Kernel() as kernel:
            kernel.run("int x = 1;")
            before = kernel.pid
            kernel.manager.restart_kernel()
            kernel.client.wait_for_ready(timeout=HANG)
            self.assertNotEqual(kernel.pid, before)
            reply, _ = kernel.run("x")
            self.assertEqual((reply["status"], reply["execution_count"]), ("error", 1))

    def test_two_kernels_at_once(self):
        with Kernel() as first, Kernel() as second:
            first.run("int x = 1;")
            second.run("int x = 2;")
            a, b = first.client.execute("x"), second.client.execute("x")
            for kernel, msg_id, expected in ((second, b, "2"), (first, a, "1")):
                _, outputs = kernel.collect(msg_id)
                self.assertEqual(next(m for m in outputs if m["msg_type"] == "execute_result")["content"]["data"]["text/plain"], expected)

    def test_two_clients_of_one_kernel(self):
        with Kernel() as kernel:
            other = kernel.connect()
            kernel.run("int x = 11;")
            msg_id = other.execute("x")
            self.assertEqual(other.get_shell_msg(timeout=HANG)["parent_header"]["msg_id"], msg_id)
            seen = kernel.wait_for(msg_id, lambda m: m["msg_type"] == "execute_result")
            self.assertEqual(seen["content"]["data"]["text/plain"], "11")
            other.stop_channels()

    def test_ipc(self):
        with tempfile.TemporaryDirectory() as folder:
            with Kernel(transport="ipc", ip=os.path.join(folder, "k")) as kernel:
                self.assertEqual(kernel.value("1 + 1"), "2")
            self.assertEqual(os.listdir(folder), [])

    def test_terminate_ends_a_busy_kernel_at_once(self):
        kernel = Kernel()
        msg_id = kernel.client.execute('Console.WriteLine("on"); while (true) { }')
        kernel.wait_for_text(msg_id, "on")
        start = time.perf_counter()
        os.kill(kernel.pid, signal.SIGTERM)
        kernel.manager.provisioner.process.wait(timeout=10)
        figure("SIGTERM to the end of a busy kernel", f"{time.perf_counter() - start:.2f} s")
        kernel.client.stop_channels()
        kernel.manager.cleanup_resources()

    def test_ends_with_its_parent(self):
        program = (
            "import sys, time\n"
            f"sys.path.insert(0, {os.path.dirname(os.path.abspath(__file__))!r})\n"
            "from kernel import Kernel\n"
            "kernel = Kernel()\n"
            "kernel.client.execute('while (true) { }')\n"
            "print(kernel.pid, flush=True)\n"
            "time.sleep(600)\n"
        )
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
            pid = int(parent.stdout.readline())
            self.assertTrue(is_alive(pid))
            parent.kill()
            start = time.perf_counter()
        while is_alive(pid) and time.perf_counter() - start < 20:
            time.sleep(0.02)
        seconds = time.perf_counter() - start
        figure("death of the parent to the end of the kernel", f"{seconds:.2f} s")
        self.assertLess(seconds, 10)

    def refuse(self, text):
        with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
            file.write(text)
        try:
            result = subprocess.run(command(file.name), capture_output=True, text=True, timeout=HANG, check=False)
        finally:
            os.unlink(file.name)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(len(result.stderr.strip().splitlines()), 1, result.stderr)
        return result.stderr

    def test_a_port_that_is_taken(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            ports = dict.fromkeys(("shell_port", "control_port", "stdin_port", "hb_port"), 0) | {"iopub_port": port}
            error = self.refuse(json.dumps({"ip": "127.0.0.1", "transport": "tcp", "key": "k", "signature_scheme": "hmac-sha256", **ports}))
        self.assertIn(str(port), error)

    def test_connection_files_that_are_none(self):
        for text in ("", "{", "[]", "{}", '{"shell_port": "x"}', '{"transport": "pigeon"}'):
            self.assertIn("not a Jupyter connection file", self.refuse(text))


if __name__ == "__main__":
    program = unittest.main(verbosity=2, exit=False)
    for line in FIGURES:
        print("figure:", line)
    sys.exit(not program.result.wasSuccessful())
