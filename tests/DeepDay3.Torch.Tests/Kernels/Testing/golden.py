"""Shared by the golden-value generators beside each kernel's tests. Run them with a Python that has PyTorch."""
import json
import os
import torch


def ramp(shape, seed, dtype=torch.float64):
    """The same pseudo-random values as KernelGolden.Ramp: exact in both languages, so inputs need not be stored."""
    n = 1
    for s in shape:
        n *= s
    i = torch.arange(n, dtype=torch.int64)
    values = ((i * 7919 + seed * 104729 + (i * i) % 911 * 31) % 2003 - 1001).to(torch.float64) / 500
    return values.reshape(shape).to(dtype)


def flat(tensor):
    tensor = tensor.detach().reshape(-1)
    if tensor.is_complex():
        tensor = torch.view_as_real(tensor).reshape(-1)
    if tensor.is_floating_point():
        return [number(v) for v in tensor.tolist()]
    return [int(v) for v in tensor.tolist()]


def number(v):
    if v != v:
        return "NaN"
    if v in (float("inf"), float("-inf")):
        return "Infinity" if v > 0 else "-Infinity"
    v = float("%.13g" % v)
    return int(v) if v == int(v) and abs(v) < 1e15 else v


def save(script, cases):
    path = os.path.join(os.path.dirname(os.path.abspath(script)), "golden.json")
    with open(path, "w") as f:
        f.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
    print(path, len(cases), os.path.getsize(path))
