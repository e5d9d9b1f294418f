"""Golden values for the linear algebra kernels: python3 golden.py writes golden.json beside this file."""
import os
import sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Testing"))
import torch
from golden import flat, ramp, save

cases = []


def triangular(a, b, upper, transpose, unit):
    a = a.triu() if upper else a.tril()
    return torch.linalg.solve_triangular(a.mT if transpose else a, b, upper=upper != transpose, unitriangular=unit)


for n in (1, 2, 3, 5, 8):
    a, b = ramp([2, n, n], n), ramp([2, n, 3], n + 1)
    spd = a @ a.mT + torch.eye(n, dtype=a.dtype)
    symmetric = a + a.mT
    lu, pivots = torch.linalg.lu_factor(a)
    sign, log = torch.linalg.slogdet(a)
    cases.append(dict(
        op="square", n=n, lu=flat(lu), pivots=flat(pivots), det=flat(torch.linalg.det(a)), sign=flat(sign), log=flat(log),
        inverse=flat(torch.linalg.inv(a)), solve=flat(torch.linalg.solve(a, b)), cholesky=flat(torch.linalg.cholesky(spd)),
        upper=flat(torch.linalg.cholesky(spd, upper=True)), eigh=flat(torch.linalg.eigvalsh(symmetric)),
        eig=[v for pair in sorted(([round(z.real, 9), round(z.imag, 9)] for z in torch.linalg.eigvals(a[0]).tolist())) for v in pair],
        triangular=[flat(triangular(a, b, upper, transpose, unit)) for upper in (False, True) for transpose in (False, True)
                    for unit in (False, True)]))
for m, n in ((1, 1), (4, 4), (5, 3), (3, 5), (7, 2), (2, 7), (1, 4), (4, 1)):
    a, b = ramp([m, n], m + n), ramp([m, 2], m)
    q, r = torch.linalg.qr(a, "complete")
    cases.append(dict(op="rectangular", m=m, n=n, q=flat(q), r=flat(r), values=flat(torch.linalg.svdvals(a)), pinv=flat(torch.linalg.pinv(a)),
                      lstsq=flat(torch.linalg.lstsq(a, b).solution)))
save(__file__, cases)
