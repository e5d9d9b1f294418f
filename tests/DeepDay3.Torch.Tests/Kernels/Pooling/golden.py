"""Golden values for the pooling kernels: python3 golden.py writes golden.json beside this file."""
import os
import sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Testing"))
import torch
import torch.nn.functional as F
from golden import flat, ramp, save

cases = []


def maximum(x, kernel, stride, padding, dilation, ceil):
    n = len(x) - 2
    a = ramp(x, 1).requires_grad_()
    y, at = [F.max_pool1d, F.max_pool2d, F.max_pool3d][n - 1](a, kernel, stride, padding, dilation, ceil, True)
    y.backward(ramp(y.shape, 2))
    cases.append(dict(op="max", x=x, kernel=kernel, stride=stride, padding=padding, dilation=dilation, ceil=ceil,
                      y=flat(y), indices=flat(at), dx=flat(a.grad)))


def average(x, kernel, stride, padding, ceil, include, divisor):
    n = len(x) - 2
    a = ramp(x, 1).requires_grad_()
    if n == 1:
        y = F.avg_pool1d(a, kernel, stride, padding, ceil, include)
    else:
        y = [F.avg_pool2d, F.avg_pool3d][n - 2](a, kernel, stride, padding, ceil, include, divisor)
    y.backward(ramp(y.shape, 2))
    cases.append(dict(op="average", x=x, kernel=kernel, stride=stride, padding=padding, ceil=ceil, include=include,
                      divisor=divisor or 0, y=flat(y), dx=flat(a.grad)))


def adaptive(x, size):
    n = len(x) - 2
    a = ramp(x, 1).requires_grad_()
    y = [F.adaptive_avg_pool1d, F.adaptive_avg_pool2d, F.adaptive_avg_pool3d][n - 1](a, size)
    y.backward(ramp(y.shape, 2))
    b = ramp(x, 1).requires_grad_()
    m, at = [F.adaptive_max_pool1d, F.adaptive_max_pool2d, F.adaptive_max_pool3d][n - 1](b, size, True)
    m.backward(ramp(m.shape, 2))
    cases.append(dict(op="adaptive", x=x, size=size, average=flat(y), average_dx=flat(a.grad), maximum=flat(m), indices=flat(at),
                      maximum_dx=flat(b.grad)))


maximum([2, 3, 11], [3], [2], [1], [1], False)
maximum([1, 2, 12], [3], [3], [1], [2], True)
maximum([2, 2, 6, 8], [2, 2], [2, 2], [0, 0], [1, 1], False)
maximum([1, 2, 7, 5], [2, 2], [2, 2], [0, 0], [1, 1], False)
maximum([1, 2, 7, 5], [2, 2], [2, 2], [0, 0], [1, 1], True)
maximum([1, 2, 7, 8], [3, 2], [1, 3], [1, 0], [2, 1], True)
maximum([2, 2, 4, 5, 6], [2, 3, 2], [2, 1, 2], [1, 1, 0], [1, 1, 1], False)
maximum([1, 1, 5, 5, 5], [2, 2, 3], [2, 2, 3], [0, 1, 1], [1, 2, 1], True)
average([2, 3, 11], [3], [2], [1], False, True, None)
average([2, 3, 11], [4], [3], [2], True, False, None)
average([1, 2, 7, 8], [3, 2], [2, 3], [1, 1], False, True, None)
average([1, 2, 7, 8], [3, 2], [2, 3], [1, 0], True, True, None)
average([1, 2, 7, 8], [3, 4], [2, 3], [1, 2], True, False, None)
average([1, 2, 6, 6], [2, 2], [2, 2], [0, 0], False, True, 3)
average([1, 2, 6, 6], [2, 2], [2, 2], [1, 1], False, False, -2)
average([1, 2, 4, 5, 6], [2, 3, 2], [2, 1, 3], [1, 1, 0], True, True, None)
average([1, 2, 4, 5, 6], [2, 3, 2], [2, 2, 2], [1, 1, 1], True, False, None)
adaptive([2, 3, 10], [4])
adaptive([1, 2, 5], [7])
adaptive([2, 2, 7, 5], [3, 2])
adaptive([1, 2, 4, 6], [1, 1])
adaptive([1, 2, 4, 5, 6], [3, 2, 5])
save(__file__, cases)
