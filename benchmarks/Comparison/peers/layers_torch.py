#!/usr/bin/python3
"""Peer for the layers: forward and backward of a convolution and of a layer normalisation, PyTorch on the CPU.
Usage: layers_torch.py [threads=2] [steps=30]"""
import statistics
import sys
import time
import torch
from torch import nn

threads = int(sys.argv[1]) if len(sys.argv) > 1 else 2
steps = int(sys.argv[2]) if len(sys.argv) > 2 else 30
torch.set_num_threads(threads)
torch.manual_seed(0)


def milliseconds(layer, x, gradient):
    times = []
    for step in range(steps + 3):
        start = time.perf_counter()
        layer.zero_grad()
        x.grad = None
        layer(x).backward(gradient)
        if step > 2:
            times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


conv = milliseconds(nn.Conv2d(32, 64, 3, padding=1), torch.randn(64, 32, 14, 14, requires_grad=True), torch.randn(64, 64, 14, 14))
norm = milliseconds(nn.LayerNorm(256), torch.randn(64, 128, 256, requires_grad=True), torch.randn(64, 128, 256))
print(f"torch {torch.__version__} threads={threads} conv2d_ms={conv:.3f} layer_norm_ms={norm:.3f}")
