"""Golden values for sorting, counting and running sums: python3 golden.py writes golden.json beside this file."""
import os
import sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Testing"))
import torch
from golden import flat, ramp, save

cases = []


def coarse(shape, seed, nan=False):
    """Few distinct values, so that ties matter; every seventh a NaN when asked for."""
    x = torch.floor(ramp(shape, seed) * 2)
    if nan:
        x.view(-1)[::7] = float("nan")
    return x


for outer, length, inner in ((1, 1, 1), (2, 9, 1), (2, 40, 3), (1, 100, 2)):
    for nan in (False, True):
        x = coarse([outer, length, inner], length, nan)
        for descending in (False, True):
            v, i = torch.sort(x, dim=1, descending=descending, stable=True)
            cases.append(dict(op="sort", outer=outer, length=length, inner=inner, nan=nan, descending=descending, values=flat(v), indices=flat(i)))
        # Distinct: PyTorch leaves the order of ties in a selection open.
        x = ramp([outer, length, inner], 3) + torch.arange(outer * length * inner, dtype=torch.float64).reshape(outer, length, inner) * 1e-6
        if nan:
            x[0, -1, 0] = float("nan")
        for k in (1, length // 2 + 1, length):
            for largest in (False, True):
                v, i = torch.topk(x, k, 1, largest, True)
                kv, ki = torch.kthvalue(x, k, 1)
                cases.append(dict(op="select", outer=outer, length=length, inner=inner, k=k, nan=nan, largest=largest, values=flat(v), indices=flat(i),
                                  kth=flat(kv), kth_indices=flat(ki), median=flat(torch.median(x, 1).values)))
for n in (1, 7, 60):
    x = coarse([n], n)
    v, inverse, counts = torch.unique(x, return_inverse=True, return_counts=True)
    cv, ci, cc = torch.unique_consecutive(x, return_inverse=True, return_counts=True)
    rows = coarse([n, 2], n)
    rv, ri, rc = torch.unique(rows, dim=0, return_inverse=True, return_counts=True)
    cases.append(dict(op="unique", n=n, values=flat(v), inverse=flat(inverse), counts=flat(counts), cvalues=flat(cv), cinverse=flat(ci), ccounts=flat(cc),
                      rvalues=flat(rv), rinverse=flat(ri), rcounts=flat(rc)))
edges, probes = torch.sort(coarse([2, 12], 1), 1).values, torch.cat([coarse([2, 9], 2), torch.full((2, 1), float("nan"))], 1).double()
cases.append(dict(op="search", left=flat(torch.searchsorted(edges, probes)), right=flat(torch.searchsorted(edges, probes, right=True)),
                  bucket=flat(torch.bucketize(probes, edges[0].contiguous()))))
for bins, low, high in ((5, 0, 0), (4, -1, 1), (3, 2, 2), (7, -0.5, 3)):
    cases.append(dict(op="histc", bins=bins, low=low, high=high, counts=flat(torch.histc(ramp([50], 5), bins, low, high))))
for outer, length, inner in ((1, 1, 1), (2, 6, 1), (2, 5, 3)):
    for zeros in (0, 1, 2):
        x = ramp([outer, length, inner], 6)
        for z in range(zeros):
            x[:, min(1 + 2 * z, length - 1), :] = 0
        x.requires_grad_()
        dy = ramp([outer, length, inner], 7)
        item = dict(op="cumulative", outer=outer, length=length, inner=inner, zeros=zeros)
        for name, f in (("sum", torch.cumsum), ("product", torch.cumprod), ("logsumexp", torch.logcumsumexp)):
            y = f(x, 1)
            item[name] = flat(y)
            item[name + "_dx"] = flat(torch.autograd.grad(y, x, dy)[0])
        for name, f in (("max", torch.cummax), ("min", torch.cummin)):
            v, i = f(coarse([outer, length, inner], 8), 1)
            item[name], item[name + "_at"] = flat(v), flat(i)
        cases.append(item)
save(__file__, cases)
