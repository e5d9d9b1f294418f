"""Reductions, scans, sorting."""
import torch

from golden import In, Subject, Values

SHAPES = [(), (1,), (7,), (33,), (3, 4), (2, 3, 5), (1, 6, 1), (17, 3), (2, 3, 2, 3), (200,)]
# Sums over zero elements are defined for some functions only.
EMPTY = [(0,), (0, 3), (3, 0)]


def dims_of(shape):
    n = len(shape)
    yield from ({"dim": d, "keepdim": k} for d in ([0] if n == 0 else range(-n, n)) for k in (False, True))


def subject():
    s = Subject("reductions", "Reductions over all elements and over dimensions, scans, softmax, sorting.")
    v = Values(103)
    simple = {"sum": torch.sum, "mean": torch.mean, "prod": torch.prod, "logsumexp": torch.logsumexp, "amax": torch.amax, "amin": torch.amin,
              "std": torch.std, "var": torch.var}
    for name, function in simple.items():
        for shape in SHAPES + EMPTY:
            if name in ("std", "var") and 0 in shape:
                continue
            x = v.normal(*shape, dtype=torch.float64 if len(shape) % 2 else torch.float32)
            if name not in ("logsumexp",) and not (name in ("amax", "amin") and 0 in shape):
                # The gradient of a deviation of one number is none.
                s.good(f"{name} of {list(shape)}", name, function, [In(x, grad=name not in ("std", "var") or x.numel() > 1)])
            if len(shape) <= 3:
                for args in dims_of(shape):
                    if shape != () or name not in ("std", "var"):
                        s.case(f"{name} of {list(shape)} over {args['dim']}{' kept' if args['keepdim'] else ''}", name, lambda t: function(t, **args), [In(x, grad=args["keepdim"] and (name not in ("std", "var") or x.numel() > 1))], args)
        for dims in ([0, 2], [1, -1], [0, 1, 2], [-2]):
            if name != "prod":
                for keepdim in (False, True):
                    args = {"dim": dims, "keepdim": keepdim}
                    s.good(f"{name} over {dims}{' kept' if keepdim else ''}", name, lambda t: function(t, **args), [In(v.normal(2, 3, 4), grad=True)], args)
        for layout in ("transposed", "strided", "offset", "expanded"):
            x = v.normal(5, 6)
            x = x[:1].expand(5, 6) if layout == "expanded" else x
            for d in (0, 1):
                s.good(f"{name} {layout} over {d}", name, lambda t: function(t, dim=d), [In(x, grad=name not in ("amax", "amin"), layout=layout)], {"dim": d})
        s.error(f"{name} over a dimension that is not there", name, lambda t: function(t, dim=2), [torch.ones(2, 3)], {"dim": 2})
    for unbiased in (True, False):
        for name in ("std", "var"):
            args = {"dim": [1], "unbiased": unbiased, "keepdim": False}
            s.good(f"{name} unbiased {unbiased}", name, lambda t: getattr(torch, name)(t, [1], unbiased=unbiased), [In(v.normal(3, 5, scale=3).add(100), grad=True)], args)
    s.good("var of one element", "var", torch.var, [torch.ones(1)])
    s.good("var_mean", "var_mean", lambda t: torch.var_mean(t, [0, 2]), [v.normal(3, 4, 5)], {"dim": [0, 2]})
    s.good("std_mean", "std_mean", lambda t: torch.std_mean(t, [1]), [v.normal(3, 4)], {"dim": [1]})
    special = torch.tensor([[1.0, float("nan"), 3.0], [float("inf"), 2.0, -1.0], [-0.0, 0.0, -5.0], [float("-inf"), 0.0, 1.0]])
    for name in ("max", "min", "argmax", "argmin", "sum", "mean", "prod", "amax", "amin", "logsumexp", "softmax", "log_softmax", "median", "nansum", "nanmean"):
        s.good(f"{name} with special values", name, lambda t: getattr(torch, name)(t, dim=1), [special], {"dim": 1})
    for name in ("max", "min", "argmax", "argmin"):
        function = getattr(torch, name)
        for shape in ((), (1,), (9,), (3, 4), (2, 3, 5), (40, 3)):
            x = v.integers(*shape, low=-3, high=4).float()
            s.good(f"{name} of {list(shape)} with ties", name, function, [In(x, grad=name in ("max", "min"))])
            for args in dims_of(shape):
                s.good(f"{name} of {list(shape)} with ties over {args['dim']}{' kept' if args['keepdim'] else ''}", name, lambda t: function(t, **args), [x], args)
        s.good(f"{name} gradient over 1", name, lambda t: function(t, dim=1), [In(v.normal(3, 5), grad=name in ("max", "min"))], {"dim": 1})
        s.good(f"{name} transposed over 0", name, lambda t: function(t, dim=0), [In(v.normal(3, 5), layout="transposed")], {"dim": 0})
        s.error(f"{name} of nothing", name, function, [torch.empty(0)])
        for dtype in (torch.int64, torch.uint8, torch.int8):
            s.good(f"{name} {str(dtype)[6:]}", name, function, [torch.tensor([3, 1, 127, 0, 127]).to(dtype)])
    for name in ("any", "all"):
        function = getattr(torch, name)
        for shape in ((), (0,), (1,), (5,), (3, 4), (2, 0, 3)):
            x = v.integers(*shape, high=3).eq(0) if name == "any" else v.integers(*shape, high=3).gt(0)
            s.good(f"{name} of {list(shape)}", name, function, [x])
            for args in (dims_of(shape) if shape else ()):
                s.good(f"{name} of {list(shape)} over {args['dim']}{' kept' if args['keepdim'] else ''}", name, lambda t: function(t, **args), [x], args)
        s.good(f"{name} of floats", name, function, [torch.tensor([0.0, float("nan")])])
    for dtype in (torch.bool, torch.uint8, torch.int8, torch.int32, torch.int64):
        x = torch.tensor([[1, 0, 127], [3, 2, 100]]).to(dtype)
        for name in ("sum", "prod"):
            s.good(f"{name} {str(dtype)[6:]}", name, getattr(torch, name), [x])
            s.good(f"{name} {str(dtype)[6:]} over 1", name, lambda t: getattr(torch, name)(t, dim=1), [x], {"dim": 1})
            s.good(f"{name} {str(dtype)[6:]} to float64", name, lambda t: getattr(torch, name)(t, dtype=torch.float64), [x], {"dtype": "float64"})
        s.error(f"mean {str(dtype)[6:]}", "mean", torch.mean, [x])
    # The case that makes pairwise or compensated summation visible.
    s.good("sum of many small numbers float32", "sum", torch.sum, [torch.full((10000,), 0.1)])
    for p in (0, 1, 2, 3, 0.5, float("inf"), float("-inf")):
        for dim in (None, 0, 1):
            args = {"p": p, "dim": dim, "keepdim": dim == 1}
            s.good(f"norm {p} over {dim}", "norm", lambda t: torch.norm(t, p) if dim is None else torch.norm(t, p, dim, dim == 1), [In(v.normal(4, 5), grad=True)], args)
    s.good("norm of zeros", "norm", lambda t: torch.norm(t, 2), [In(torch.zeros(3), grad=True)], {"p": 2})
    for name in ("softmax", "log_softmax", "cumsum", "cumprod", "logcumsumexp"):
        function = getattr(torch, name)
        for shape in ((), (1,), (5,), (3, 4), (2, 3, 5), (0, 3), (3, 0), (3, 37)):
            for dim in sorted({0, -1, len(shape) // 2}):
                if dim < max(1, len(shape)):
                    s.good(f"{name} of {list(shape)} over {dim}", name, lambda t: function(t, dim), [In(v.normal(*shape, scale=2, dtype=torch.float64 if dim == 0 else torch.float32), grad=True)], {"dim": dim})
        for layout in ("transposed", "strided"):
            for dim in (0, 1):
                s.good(f"{name} {layout} over {dim}", name, lambda t: function(t, dim), [In(v.normal(4, 6), grad=True, layout=layout)], {"dim": dim})
        s.good(f"{name} of large values", name, lambda t: function(t, 0), [In(torch.tensor([1000.0, 1000.5, -1000.0]), grad=name != "cumprod")], {"dim": 0})
    s.good("softmax of minus infinities", "softmax", lambda t: torch.softmax(t, 1), [torch.tensor([[float("-inf"), 0.0], [float("-inf")] * 2])], {"dim": 1})
    s.good("cumprod with a zero gradient", "cumprod", lambda t: torch.cumprod(t, 0), [In(torch.tensor([2.0, 0.0, 3.0, 0.0, 4.0]), grad=True)], {"dim": 0})
    s.good("prod with a zero gradient", "prod", torch.prod, [In(torch.tensor([2.0, 0.0, 3.0]), grad=True)])
    s.good("prod over 1 with zeros gradient", "prod", lambda t: torch.prod(t, 1), [In(torch.tensor([[2.0, 0.0, 3.0], [0.0, 0.0, 1.0], [1.0, 2.0, 3.0]]), grad=True)], {"dim": 1})
    for dtype in (torch.bool, torch.int32, torch.int64):
        s.good(f"cumsum {str(dtype)[6:]}", "cumsum", lambda t: torch.cumsum(t, 0), [torch.tensor([1, 0, 1, 3]).to(dtype)], {"dim": 0})
    for descending in (False, True):
        for dim in (0, 1):
            args = {"dim": dim, "descending": descending}
            s.good(f"sort {args}", "sort", lambda t: torch.sort(t, **args), [In(v.normal(4, 5), grad=True)], args)
            s.good(f"argsort {args}", "argsort", lambda t: torch.argsort(t, **args), [v.normal(4, 5)], args)
    for largest in (True, False):
        for dim, k in ((0, 2), (1, 3), (-1, 5), (1, 1)):
            args = {"k": k, "dim": dim, "largest": largest}
            s.good(f"topk {args}", "topk", lambda t: torch.topk(t, **args), [In(v.normal(4, 5), grad=True)], args)
    s.error("topk too many", "topk", lambda t: torch.topk(t, 6, 1), [v.normal(4, 5)], {"k": 6, "dim": 1})
    s.good("median", "median", torch.median, [In(v.normal(9), grad=True)])
    s.good("median over 1", "median", lambda t: torch.median(t, 1), [v.normal(4, 6)], {"dim": 1})
    s.good("kthvalue", "kthvalue", lambda t: torch.kthvalue(t, 2, 1), [v.normal(4, 6)], {"k": 2, "dim": 1})
    for q in (0.0, 0.25, 0.5, 0.9, 1.0):
        s.good(f"quantile {q}", "quantile", lambda t: torch.quantile(t, q, 1), [v.normal(3, 6)], {"q": q, "dim": 1})
    for args in ({}, {"return_inverse": True}, {"return_counts": True}, {"return_inverse": True, "return_counts": True}):
        s.good(f"unique {args}", "unique", lambda t: torch.unique(t, **args), [v.integers(3, 5, high=4)], args)
    s.good("bincount", "bincount", torch.bincount, [v.integers(20, high=6)])
    s.good("histc", "histc", lambda t: torch.histc(t, 5, -1, 1), [v.normal(40)], {"bins": 5, "min": -1, "max": 1})
    s.good("count_nonzero", "count_nonzero", lambda t: torch.count_nonzero(t, 1), [v.integers(3, 5, high=2)], {"dim": 1})
    s.good("nonzero", "nonzero", torch.nonzero, [v.integers(3, 4, high=2)])
    return s
