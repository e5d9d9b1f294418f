#!/usr/bin/env python3
"""Writes files of weights with PyTorch (Debian's python3-torch 1.13) and weights.json with what is in them.

types.safetensors is packed here from the format's description, without its library. evil.pt would run a command if Python loaded it.
"""
import json
import os
import struct

import torch

torch.manual_seed(11)
expected = {}


def record(name, state):
    expected[name] = {k: {"dtype": str(t.dtype).split(".")[1], "shape": list(t.shape), "values": t.detach().to(torch.float64).flatten().tolist()}
                      for k, t in state.items()}


def net():
    return torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 2))


model = net()
model(torch.randn(8, 3))
torch.save(model.state_dict(), "model.pt")
record("model", model.state_dict())
x = torch.randn(5, 3)
model.eval()
expected["forward"] = {"x": x.flatten().tolist(), "y": model(x).flatten().tolist()}

base = torch.arange(24, dtype=torch.float32).reshape(4, 6) / 8
types = {
    "f64": torch.tensor([1.5, -2.25, 1e300], dtype=torch.float64), "f32": torch.tensor([[0.1, -0.2], [3e38, 1e-45]]),
    "f16": torch.tensor([1.5, -65504.0, 6e-8], dtype=torch.float16), "bf16": torch.tensor([1.5, 3e38, -1e-40], dtype=torch.bfloat16),
    "i64": torch.tensor([2**53, -1]), "i32": torch.tensor([2**31 - 1, -2**31], dtype=torch.int32), "i16": torch.tensor([32767, -32768], dtype=torch.int16),
    "i8": torch.tensor([127, -128], dtype=torch.int8), "u8": torch.tensor([0, 255], dtype=torch.uint8), "bool": torch.tensor([True, False, True]),
    "scalar": torch.tensor(7.0), "empty": torch.zeros(0, 5), "transposed": base.t(), "column": base[:, 2], "tail": base[2:, 1::2],
    "parameter": torch.nn.Parameter(torch.tensor([[1.0, 2.0]])), "shared": base,
}
torch.save(types, "types.pt")
torch.save(types, "types4.pt", pickle_protocol=4)
record("types", types)
torch.save({"model": model.state_dict(), "epoch": 3, "loss": 0.5, "note": "日本語", "list": [1, (2, -3), None, True, 2**40], "size": torch.Size([1, 2])}, "checkpoint.pt")


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/evil",)


torch.save({"weight": torch.ones(2), "evil": Evil()}, "evil.pt")
torch.save({"w": torch.ones(1).expand(1000)}, "expanded.pt")

names = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64",
         torch.int32: "I32", torch.int16: "I16", torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL"}
header, body = {"__metadata__": {"format": "pt"}}, b""
for name, t in sorted(types.items(), reverse=True):
    t = t.detach().contiguous()
    raw = (t.view(torch.int16) if t.dtype == torch.bfloat16 else t).numpy().tobytes()
    header[name] = {"dtype": names[t.dtype], "shape": list(t.shape), "data_offsets": [len(body), len(body) + len(raw)]}
    body += raw
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open("types.safetensors", "wb") as out:
    out.write(struct.pack("<Q", len(text)) + text + body)
with open("weights.json", "w", encoding="utf-8", newline="\n") as out:
    json.dump(expected, out, separators=(",", ":"))
    out.write("\n")
