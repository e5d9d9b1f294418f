"""Golden values for resampling, padding and grid sampling: python3 golden.py writes golden.json beside this file."""
import os
import sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Testing"))
import torch
import torch.nn.functional as F
from golden import flat, ramp, save

cases = []


def interpolate(x, mode, size=None, scale=None, align=False, antialias=False, single=False):
    a = ramp(x, 1, torch.float32 if single else torch.float64).requires_grad_()
    corners = None if mode.startswith("nearest") or mode == "area" else align
    y = F.interpolate(a, size=size, scale_factor=scale, mode=mode, align_corners=corners, antialias=antialias)
    y.backward(ramp(y.shape, 2, y.dtype))
    cases.append(dict(op="interpolate", x=x, mode=mode, size=list(y.shape[2:]), scale=scale or [], align=align, antialias=antialias,
                      single=single, y=flat(y), dx=flat(a.grad)))


def pad(x, mode, amounts):
    a = ramp(x, 1).requires_grad_()
    y = F.pad(a, amounts, mode=mode, **(dict(value=0.25) if mode == "constant" else {}))
    y.backward(ramp(y.shape, 2))
    cases.append(dict(op="pad", x=x, mode=mode, amounts=amounts, y=flat(y), dx=flat(a.grad)))


def grid(x, size, mode, outside, align):
    axes = len(x) - 2
    a, g = ramp(x, 1).requires_grad_(), (ramp([x[0]] + size + [axes], 2) * 0.8).requires_grad_()
    y = F.grid_sample(a, g, mode, outside, align)
    y.backward(ramp(y.shape, 3))
    cases.append(dict(op="grid", x=x, size=size, mode=mode, outside=outside, align=align, y=flat(y), dx=flat(a.grad), dg=flat(g.grad)))


def affine(size, align):
    axes = len(size) - 2
    t = ramp([size[0], axes, axes + 1], 1).requires_grad_()
    y = F.affine_grid(t, size, align)
    y.backward(ramp(y.shape, 2))
    cases.append(dict(op="affine", size=size, align=align, y=flat(y), dtheta=flat(t.grad)))


for mode in ("nearest", "nearest-exact"):
    interpolate([1, 2, 5], mode, [13])
    interpolate([1, 2, 5], mode, [10])
    interpolate([1, 2, 9], mode, None, [0.7])
    interpolate([1, 1, 4, 6], mode, [7, 3])
    interpolate([1, 1, 4, 6], mode, None, [1.3, 2.6], single=True)
    interpolate([1, 1, 2, 3, 4], mode, [3, 5, 2])
for align in (False, True):
    interpolate([1, 2, 5], "linear", [12], align=align)
    interpolate([1, 2, 9], "linear", None, [0.45], align=align)
    interpolate([1, 2, 5], "linear", [1], align=align)
    interpolate([1, 1, 4, 6], "bilinear", [7, 3], align=align)
    interpolate([1, 1, 4, 5], "bilinear", None, [1.7, 2.3], align=align, single=True)
    interpolate([1, 1, 4, 6], "bilinear", [4, 9], align=align)
    interpolate([1, 1, 4, 6], "bicubic", [7, 4], align=align)
    interpolate([1, 1, 4, 5], "bicubic", None, [1.7, 0.6], align=align)
    interpolate([1, 1, 2, 3, 4], "trilinear", [3, 5, 2], align=align)
    interpolate([1, 1, 8, 9], "bilinear", [3, 4], align=align, antialias=True)
    interpolate([1, 1, 8, 5], "bicubic", [3, 9], align=align, antialias=True)
pad([1, 2, 5], "constant", [2, 1])
pad([1, 2, 5], "constant", [-1, 2])
pad([1, 1, 3, 4], "constant", [1, 0, 2, -1])
pad([1, 1, 2, 3, 2], "constant", [1, 1, 0, 2, 1, 0])
for mode in ("reflect", "replicate", "circular"):
    pad([1, 2, 5], mode, [3, 4])
    pad([1, 1, 3, 4], mode, [1, 3, 2, 1])
    pad([1, 1, 3, 3, 4], mode, [1, 2, 0, 2, 2, 1])
pad([1, 2, 5], "replicate", [7, 8])
for mode in ("bilinear", "nearest"):
    for outside in ("zeros", "border", "reflection"):
        for align in (False, True):
            grid([2, 2, 4, 3], [3, 4], mode, outside, align)
            grid([1, 2, 3, 2, 4], [2, 2, 3], mode, outside, align)
for align in (False, True):
    affine([2, 3, 3, 4], align)
    affine([1, 2, 2, 3, 2], align)
save(__file__, cases)
