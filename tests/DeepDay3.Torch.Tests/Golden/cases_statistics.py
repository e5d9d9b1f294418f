"""Sorting, selecting, scanning and counting beyond the subject reductions."""
import math

import torch

from golden import In, Subject, Values

NAN = math.nan


def subject():
    s = Subject("statistics", "Sorting, quantiles, scans, integrals, histograms, covariances, norms.")
    v = Values(114)
    x = lambda *shape, **k: In(v.normal(*shape, dtype=torch.float64), grad=True, **k)
    tied = torch.tensor([[3.0, 1.0, 3.0, 2.0, 1.0, 1.0], [0.0, -0.0, NAN, 5.0, 5.0, -1.0]])
    for dim in (0, 1):
        for name in ("cummax", "cummin"):
            s.good(f"{name} over {dim}", name, lambda t: getattr(torch, name)(t, dim), [x(4, 5)], {"dim": dim})
            s.good(f"{name} with ties over {dim}", name, lambda t: getattr(torch, name)(t, dim), [tied], {"dim": dim})
        for n in (1, 2):
            s.good(f"diff {n} over {dim}", "diff", lambda t: torch.diff(t, n, dim), [x(4, 5)], {"n": n, "dim": dim})
        for keepdim in (False, True):
            args = {"dim": dim, "keepdim": keepdim}
            s.good(f"kthvalue {args}", "kthvalue", lambda t: torch.kthvalue(t, 3, dim, keepdim), [x(4, 5)], {"k": 3, **args})
            s.good(f"median {args}", "median", lambda t: torch.median(t, dim, keepdim), [x(4, 5)], args)
            for q in (0.1, 0.5, [0.0, 0.3, 1.0]):
                s.good(f"quantile {q} {args}", "quantile_of", lambda t: torch.quantile(t, torch.tensor(q, dtype=torch.float64), dim, keepdim), [x(4, 5)], {"q": q, **args})
                s.good(f"nanquantile {q} {args}", "nanquantile_of", lambda t: torch.nanquantile(t, torch.tensor(q, dtype=torch.float64), dim, keepdim), [torch.tensor([[1.0, NAN, 3.0, 2.0], [NAN, NAN, 1.0, 0.5], [4.0, 5.0, 6.0, NAN]], dtype=torch.float64)], {"q": q, **args})
    s.good("quantile with a NaN", "quantile_of", lambda t: torch.quantile(t, torch.tensor(0.5), 1), [tied], {"q": 0.5, "dim": 1, "keepdim": False})
    s.error("quantile beyond 1", "quantile_of", lambda t: torch.quantile(t, torch.tensor(1.5), 1), [tied], {"q": 1.5, "dim": 1, "keepdim": False})
    s.good("diff with ends", "diff_ends", lambda t, a, b: torch.diff(t, prepend=a, append=b), [x(3, 4), x(3, 1), x(3, 2)])
    s.good("diff bool", "diff", lambda t: torch.diff(t, 1, 0), [torch.tensor([True, False, False, True])], {"n": 1, "dim": 0})
    s.good("sort with ties", "sort", lambda t: torch.sort(t, dim=1, descending=False, stable=True), [tied], {"dim": 1, "descending": False})
    s.good("sort with ties down", "sort", lambda t: torch.sort(t, dim=1, descending=True, stable=True), [tied], {"dim": 1, "descending": True})
    for dtype in (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64):
        s.good(f"sort {str(dtype)[6:]}", "sort", lambda t: torch.sort(t, dim=0, stable=True), [torch.tensor([3, 1, 2, 1, 100]).to(dtype)], {"dim": 0, "descending": False})
    s.good("msort", "msort", torch.msort, [x(5, 3)])
    s.good("nanmedian", "nanmedian", torch.nanmedian, [In(torch.tensor([3.0, NAN, 1.0, 2.0, NAN, 7.0]), grad=True)])
    s.good("median of an even number with a NaN", "median", torch.median, [torch.tensor([3.0, NAN, 1.0, 2.0])])
    s.good("mode", "mode_values", lambda t: torch.mode(t, 1)[0], [torch.tensor([[1, 2, 2, 3, 3, 3], [5, 4, 4, 5, 0, 9]])], {"dim": 1})
    for dim in (0, 1, None):
        args = {"dim": dim, "keepdim": dim == 1}
        s.good(f"aminmax over {dim}", "aminmax", lambda t: torch.aminmax(t, dim=dim, keepdim=dim == 1), [v.normal(4, 5)], args)
    for args in ({}, {"return_inverse": True, "return_counts": True}):
        s.good(f"unique_consecutive {args}", "unique_consecutive", lambda t: torch.unique_consecutive(t, **args), [torch.tensor([1, 1, 2, 2, 3, 1, 1, 2])], args)
        for dim in (0, 1):
            rows = torch.tensor([[1, 0, 1], [1, 0, 1], [0, 2, 0], [1, 0, 1]])
            s.good(f"unique {args} along {dim}", "unique_along", lambda t: torch.unique(t, dim=dim, **args), [rows], {"dim": dim, **args})
    for dim in (0, 1):
        for dx in (1.0, 0.5):
            for name in ("trapezoid", "cumulative_trapezoid"):
                s.good(f"{name} {dx} over {dim}", name, lambda t: getattr(torch, name)(t, dx=dx, dim=dim), [x(4, 5)], {"dx": dx, "dim": dim})
    for name in ("trapezoid", "cumulative_trapezoid"):
        s.good(f"{name} at points", name + "_at", lambda y, p: getattr(torch, name)(y, p), [x(3, 4), In(torch.tensor([0.0, 0.5, 2.0, 3.0], dtype=torch.float64), grad=True)])
    for right in (False, True):
        args = {"right": right}
        b = torch.tensor([1.0, 3.0, 3.0, 5.0])
        s.good(f"bucketize {args}", "bucketize", lambda t, e: torch.bucketize(t, e, right=right), [torch.tensor([[0.0, 1.0, 3.0], [4.0, 5.0, NAN]]), b], args)
        s.good(f"searchsorted {args}", "searchsorted", lambda e, t: torch.searchsorted(e, t, right=right), [torch.tensor([[1, 3, 5, 7], [2, 2, 2, 9]]), torch.tensor([[3, 6, 0], [2, 9, 10]])], args)
        s.good(f"searchsorted int32 {args}", "searchsorted", lambda e, t: torch.searchsorted(e, t, right=right, out_int32=True), [torch.tensor([1, 3, 5]), torch.tensor([[3, 6], [0, 5]])], {"out_int32": True, **args})
    s.good("bincount with weights", "bincount_weighted", torch.bincount, [torch.tensor([0, 3, 1, 3]), torch.tensor([0.5, 1.0, 2.0, 0.25])])
    s.good("bincount of at least", "bincount_least", lambda t: torch.bincount(t, minlength=7), [torch.tensor([0, 3, 1, 3])], {"minlength": 7})
    s.error("bincount of a negative", "bincount_least", torch.bincount, [torch.tensor([0, -1])], {"minlength": 0})
    s.good("histc of the data's range", "histc", lambda t: torch.histc(t, 4), [v.normal(30)], {"bins": 4, "min": 0, "max": 0})
    s.good("histogram", "histogram", lambda t: torch.histogram(t, 5), [v.normal(30)], {"bins": 5, "density": False})
    s.good("histogram density in a range", "histogram", lambda t: torch.histogram(t, 4, range=(-1.0, 1.0), density=True), [v.normal(30)], {"bins": 4, "range": [-1.0, 1.0], "density": True})
    s.good("histogram by edges with weights", "histogram_edges", lambda t, e, w: torch.histogram(t, e, weight=w), [v.normal(30), torch.tensor([-2.0, -0.5, 0.0, 0.1, 2.0]), v.uniform(30)])
    for correction in (0, 1):
        s.good(f"cov {correction}", "cov", lambda t: torch.cov(t, correction=correction), [x(3, 6)], {"correction": correction})
    s.good("cov of a vector", "cov", torch.cov, [x(6)], {"correction": 1})
    s.good("cov with weights", "cov_weighted", lambda t, f, a: torch.cov(t, fweights=f, aweights=a), [x(3, 4), torch.tensor([1, 2, 1, 3]), torch.tensor([0.5, 1.0, 2.0, 0.1], dtype=torch.float64)])
    s.good("corrcoef", "corrcoef", torch.corrcoef, [x(3, 6)])
    for p in (0.5, 1.0, 2.0, 3.0):
        s.good(f"dist {p}", "dist", lambda a, b: torch.dist(a, b, p), [x(3, 4), x(4)], {"p": p})
        s.good(f"cdist {p}", "cdist_p", lambda a, b: torch.cdist(a, b, p), [x(2, 4, 3), x(2, 5, 3)], {"p": p})
    s.good("renorm", "renorm", lambda t: torch.renorm(t, 2, 0, 1.0), [x(3, 4)], {"p": 2.0, "dim": 0, "maxnorm": 1.0})
    s.good("logsumexp over several", "logsumexp", lambda t: torch.logsumexp(t, (0, 2)), [x(2, 3, 4)], {"dim": [0, 2]})
    s.good("nansum gradient", "nansum_all", torch.nansum, [In(torch.tensor([1.0, NAN, 3.0]), grad=True)])
    s.good("nanmean gradient", "nanmean", lambda t: torch.nanmean(t, 1), [In(torch.tensor([[1.0, NAN, 3.0], [4.0, 5.0, 6.0]]), grad=True)], {"dim": 1})
    return s
