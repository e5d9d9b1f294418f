#!/usr/bin/python3
"""Peer for the curves: one training step of a recurrent classifier of any size, PyTorch on the CPU.
Usage: recurrent_torch.py THREADS MODEL:POINTS:HIDDEN:BATCH ...   prints one line for each size"""
import statistics
import sys
import time
import torch
from torch import nn

threads = int(sys.argv[1])
torch.set_num_threads(threads)
torch.manual_seed(0)


class Classifier(nn.Module):
    def __init__(self, kind, hidden):
        super().__init__()
        self.layer, self.head = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[kind](1, hidden, batch_first=True), nn.Linear(hidden, 10)

    def forward(self, x):
        return self.head(self.layer(x)[0][:, -1])


for size in sys.argv[2:]:
    kind, points, hidden, batch = size.split(":")
    points, hidden, batch = int(points), int(hidden), int(batch)
    model = Classifier(kind, hidden)
    optimizer = torch.optim.Adam(model.parameters())
    x, target = torch.randn(batch, points, 1), torch.randint(0, 10, (batch,))
    times, begin = [], time.perf_counter()
    # The first step sets things up; small sizes are repeated until the median means something.
    while len(times) < 4 or (time.perf_counter() - begin < 0.5 and len(times) < 50):
        start = time.perf_counter()
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(x), target).backward()
        optimizer.step()
        times.append(time.perf_counter() - start)
    print(f"threads={threads} size={size} ms={1000 * statistics.median(times[1:]):.4f}", flush=True)
