"""Golden values for the convolution kernels: python3 golden.py writes golden.json beside this file."""
import os
import sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Testing"))
import torch
import torch.nn.functional as F
from golden import flat, ramp, save

cases = []


def conv(x, w, stride, padding, dilation, groups):
    n = len(x) - 2
    a, b, c = ramp(x, 1).requires_grad_(), ramp(w, 2).requires_grad_(), ramp([w[0]], 3).requires_grad_()
    y = [F.conv1d, F.conv2d, F.conv3d][n - 1](a, b, c, stride, padding, dilation, groups)
    y.backward(ramp(y.shape, 4))
    cases.append(dict(op="conv", x=x, w=w, stride=stride, padding=padding, dilation=dilation, groups=groups, size=list(y.shape),
                      y=flat(y), dx=flat(a.grad), dw=flat(b.grad), db=flat(c.grad)))


def transposed(x, w, stride, padding, output_padding, dilation, groups):
    n = len(x) - 2
    a, b, c = ramp(x, 1).requires_grad_(), ramp(w, 2).requires_grad_(), ramp([w[1] * groups], 3).requires_grad_()
    y = [F.conv_transpose1d, F.conv_transpose2d, F.conv_transpose3d][n - 1](a, b, c, stride, padding, output_padding, groups, dilation)
    y.backward(ramp(y.shape, 4))
    cases.append(dict(op="transposed", x=x, w=w, stride=stride, padding=padding, output_padding=output_padding, dilation=dilation,
                      groups=groups, size=list(y.shape), y=flat(y), dx=flat(a.grad), dw=flat(b.grad), db=flat(c.grad)))


conv([2, 3, 9], [4, 3, 3], [1], [1], [1], 1)
conv([2, 4, 11], [6, 2, 4], [3], [2], [2], 2)
conv([2, 2, 6, 5], [3, 2, 3, 2], [1, 1], [0, 0], [1, 1], 1)
conv([1, 4, 7, 6], [4, 1, 3, 3], [2, 1], [1, 2], [1, 2], 4)
conv([2, 2, 5, 5], [4, 1, 3, 3], [1, 1], [1, 1], [1, 1], 2)
conv([2, 3, 4, 4], [5, 3, 1, 1], [1, 1], [0, 0], [1, 1], 1)
conv([1, 3, 5, 5], [2, 3, 1, 1], [2, 2], [1, 0], [1, 1], 1)
conv([1, 2, 4, 5, 4], [3, 2, 2, 3, 2], [1, 2, 1], [1, 1, 0], [1, 1, 2], 1)
conv([1, 4, 3, 3, 4], [4, 2, 2, 2, 2], [2, 1, 2], [1, 0, 1], [1, 1, 1], 2)
transposed([2, 3, 5], [3, 2, 3], [2], [1], [1], [1], 1)
transposed([1, 4, 4, 3], [4, 2, 3, 3], [2, 3], [1, 0], [1, 2], [1, 1], 2)
transposed([2, 3, 3, 3], [3, 4, 2, 2], [1, 1], [0, 0], [2, 0], [3, 1], 1)
transposed([1, 2, 2, 3, 2], [2, 2, 2, 3, 2], [2, 1, 2], [0, 1, 1], [1, 0, 1], [1, 1, 1], 1)
save(__file__, cases)
