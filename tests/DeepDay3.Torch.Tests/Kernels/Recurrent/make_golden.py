"""Writes golden.json: bidirectional RNN, GRU and LSTM of PyTorch in float64, dense and packed, with all gradients.

    python3 make_golden.py > golden.json
"""
import json

import torch
from torch import nn
from torch.nn.utils.rnn import PackedSequence


def flat(tensor):
    return [float(f"{v:.17g}") for v in tensor.detach().reshape(-1).tolist()]


def case(kind, steps, batch, inputs, hidden, bias, initial, batch_sizes, seed):
    torch.manual_seed(seed)
    options = dict(bias=bias, bidirectional=True)
    if kind in ("tanh", "relu"):
        layer = nn.RNN(inputs, hidden, nonlinearity=kind, **options).double()
    else:
        layer = {"lstm": nn.LSTM, "gru": nn.GRU}[kind](inputs, hidden, **options).double()
    rows = sum(batch_sizes) if batch_sizes else steps * batch
    x = torch.randn(rows, inputs, dtype=torch.float64, requires_grad=True)
    states = [torch.randn(2, batch, hidden, dtype=torch.float64, requires_grad=True) for _ in range(2 if kind == "lstm" else 1)]
    data = PackedSequence(x, torch.tensor(batch_sizes)) if batch_sizes else x.view(steps, batch, inputs)
    state = (tuple(states) if kind == "lstm" else states[0]) if initial else None
    output, last = layer(data, state)
    if batch_sizes:
        output = output.data
    last = list(last) if kind == "lstm" else [last]
    upstream = [torch.randn_like(output)] + [torch.randn_like(s) for s in last]
    sum((a * b).sum() for a, b in zip([output] + last, upstream)).backward()

    def directions(tensors):
        return [flat(t) for t in tensors]

    names = ["weight_ih", "weight_hh"] + (["bias_ih", "bias_hh"] if bias else [])
    parameters = {n: [getattr(layer, n + "_l0" + s) for s in ("", "_reverse")] for n in names}
    return dict(
        kind=kind, steps=steps, batch=batch, inputs=inputs, hidden=hidden, batchSizes=batch_sizes, x=flat(x),
        parameters={n: directions(p) for n, p in parameters.items()},
        initial=[directions(s) for s in states] if initial else [],
        output=flat(output), last=[directions(s) for s in last],
        gradOutput=flat(upstream[0]), gradLast=[directions(s) for s in upstream[1:]],
        gradX=flat(x.grad),
        gradParameters={n: directions([q.grad for q in p]) for n, p in parameters.items()},
        gradInitial=[directions(s.grad) for s in states] if initial else [],
    )


cases = []
for number, kind in enumerate(("tanh", "relu", "gru", "lstm")):
    cases.append(case(kind, 4, 3, 2, 5, True, True, None, 10 + number))
    cases.append(case(kind, 5, 4, 3, 3, True, True, [4, 3, 3, 1, 1], 20 + number))
    cases.append(case(kind, 3, 2, 1, 4, False, False, None, 30 + number))
print(json.dumps(cases))
