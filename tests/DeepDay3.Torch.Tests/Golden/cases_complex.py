"""Complex numbers. Functions are recorded in double precision, where PyTorch's own error does not show."""
import torch

from golden import In, Subject, Values, tensor
from cases_promotion import attempt

C64, C128 = torch.complex64, torch.complex128
FUNCTIONS = ("exp log sqrt rsqrt square reciprocal neg sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh sigmoid log2 log10 abs angle sgn "
             "positive").split()
FLAGS = ("isnan", "isinf", "isfinite", "isreal", "logical_not")
DTYPES = ["bool", "uint8", "int64", "float32", "float64", "complex64", "complex128"]
REFUSED_PAIRS = "lt le gt ge maximum minimum floor_divide remainder fmod atan2 hypot bitwise_and logaddexp".split()
REFUSED = "floor ceil trunc round frac sign relu erf lgamma digamma expm1 log1p logit nan_to_num isposinf isneginf".split()
INF, NAN = float("inf"), float("nan")


def subject():
    s = Subject("complex", "Complex numbers: functions, arithmetic, promotion, views, reductions, products, refusals.")
    v = Values(211)
    z = lambda *shape, dtype=C128, **k: In(torch.complex(v.normal(*shape, dtype=torch.float64), v.normal(*shape, dtype=torch.float64)).to(dtype), grad=True, **k)
    r = lambda *shape, **k: In(v.normal(*shape, dtype=torch.float64), grad=True, **k)
    for name in FUNCTIONS:
        f = getattr(torch, name)
        s.good(f"{name}", name, f, [z(3, 4)])
        s.good(f"{name} transposed", name, f, [z(3, 4, layout="transposed")])
        s.good(f"{name} strided", name, f, [z(2, 3, layout="strided")])
        s.good(f"{name} of none", name, f, [z(0, 2)])
        s.good(f"{name} of one", name, f, [z()])
    for name in ("abs", "angle", "sgn", "exp", "mul"):
        zeros = torch.tensor([0j, 1 + 0j, -1 + 0j, 1j, -1j, complex(3, -4)], dtype=C128)
        if name != "mul":
            s.good(f"{name} on the axes", name, getattr(torch, name), [In(zeros, grad=name != "exp")])
    for name in FLAGS:
        odd = torch.tensor([complex(1, INF), complex(NAN, 1), complex(0, 0), complex(-INF, NAN), complex(1, 0), complex(0, -2)], dtype=C64)
        s.good(f"{name} of odd numbers", name, getattr(torch, name), [odd])
    for name in ("conj", "real", "imag", "view_as_real", "mH"):
        f = (lambda t: t.mH) if name == "mH" else getattr(torch, name)
        s.good(f"{name}", name, f, [z(3, 4)])
        s.good(f"{name} single", name, f, [z(3, 2, dtype=C64)])
        s.good(f"{name} transposed", name, f, [z(3, 4, layout="transposed")])
        s.good(f"{name} strided", name, f, [z(3, 2, layout="strided")])
        s.good(f"{name} offset", name, f, [z(3, 2, layout="offset")])
        if name != "mH":
            s.good(f"{name} of one", name, f, [z()])
            s.good(f"{name} of none", name, f, [z(0)])
    s.good("conj of real numbers", "conj", torch.conj, [r(3)])
    s.good("real of real numbers", "real", torch.real, [r(3)])
    s.error("imag of real numbers", "imag", torch.imag, [r(3)])
    s.error("view_as_real of real numbers", "view_as_real", torch.view_as_real, [r(3)])
    for name, x in {"": r(3, 2), " transposed": r(4, 3, 2), " of one": r(2), " of none": r(0, 2)}.items():
        s.good(f"view_as_complex{name}", "view_as_complex", torch.view_as_complex, [x])
    for name, x in {"a last dimension of 3": r(3), "0-d": r(), "strided": r(3, 2, layout="strided"), "whole": torch.ones(2, dtype=torch.int64), "complex": z(2)}.items():
        s.error(f"view_as_complex {name}", "view_as_complex", torch.view_as_complex, [x])
    for name in ("complex", "polar"):
        f = getattr(torch, name)
        # Distances below 0 are no distances: PyTorch's gradient of polar is that of their absolute value.
        size = lambda *shape: In(r(*shape).value.abs(), grad=True)
        s.good(f"{name}", name, f, [size(3, 4), r(3, 4)])
        s.good(f"{name} broadcast", name, f, [size(3, 1), r(4)])
        s.good(f"{name} single", name, f, [v.normal(3), v.normal(3)])
        s.error(f"{name} of two types", name, f, [v.normal(3), r(3)])
        s.error(f"{name} of whole numbers", name, f, [torch.ones(2, dtype=torch.int32), torch.ones(2, dtype=torch.int32)])

    for name in ("add", "sub", "mul", "div", "pow"):
        f = getattr(torch, name)
        for kind, pair in {"": (z(3, 4), z(3, 4)), " broadcast": (z(3, 1), z(4)), " real and complex": (r(3, 4), z(3, 4)), " complex and real": (z(3, 4), r(4)),
                           " with 0-d": (z(2, 3), z()), " transposed": (z(3, 4, layout="transposed"), z(3, 4)), " of none": (z(0, 3), z(3)), " single": (z(5, dtype=C64), z(5, dtype=C64))}.items():
            if name == "pow" and "real and" in kind:
                pair = (In(pair[0].value.abs(), grad=True), pair[1])
            s.good(f"{name}{kind}", name, f, pair)
        for label, scalar in {"complex": 2 - 1.5j, "float": 2.5, "int": 3}.items():
            s.good(f"{name} scalar {label}", f"{name}_scalar", lambda t: f(t, scalar), [z(2, 3)], {"exponent" if name == "pow" else "other": scalar})
        if name != "pow":
            s.good(f"{name} complex scalar to real", f"{name}_scalar", lambda t: f(t, 1 + 2j), [r(2, 3)], {"other": 1 + 2j})
    s.good("add with alpha", "add", lambda a, b: torch.add(a, b, alpha=2 - 1j), [z(3), z(3)], {"alpha": 2 - 1j})
    for power in (-2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 1j):
        s.good(f"power {power}", "pow_scalar", lambda t: torch.pow(t, power), [z(5)], {"exponent": power})
    s.good("division of large and small numbers", "div", torch.div, [torch.tensor([1e200 + 1e200j, 1e-200 + 1e-200j, 1 + 1j], dtype=C128), torch.tensor([1e-100 - 2e-100j, 1e100 - 3e100j, 1e-20 + 1e20j], dtype=C128)])
    for name in ("rsub", "rdiv"):
        f = (lambda t: (1 - 2j) - t) if name == "rsub" else (lambda t: (1 - 2j) / t)
        s.good(f"{name} scalar", f"{name}_scalar", f, [z(2, 3)], {"other": 1 - 2j})
    for name in ("eq", "ne", "logical_and", "logical_or", "logical_xor"):
        s.good(f"{name}", name, getattr(torch, name), [torch.tensor([1 + 2j, 0j, 3 + 0j, complex(NAN, 0)]), torch.tensor([1 + 2j, 1j, 3 - 1j, complex(NAN, 0)])])
    s.good("where", "where", torch.where, [torch.tensor([True, False, True]), z(3), z(3)])
    s.good("where with real numbers", "where", torch.where, [torch.tensor([[True], [False]]), z(3).value, r(2, 3).value])
    s.good("masked_fill", "masked_fill", lambda t, m: t.masked_fill(m, 1 + 2j), [z(3), torch.tensor([True, False, True])], {"value": 1 + 2j})
    s.good("isclose", "isclose", lambda a, b: torch.isclose(a, b), [torch.tensor([1 + 1j, 1 + 1j, complex(INF, 0), complex(NAN, 1)], dtype=C128), torch.tensor([1 + 1.000001j, 1 + 1.1j, complex(INF, 0), complex(NAN, 1)], dtype=C128)], {})
    s.good("lerp", "lerp", torch.lerp, [z(3), z(3), z(3)])
    s.good("addcmul", "addcmul", lambda a, b, c: torch.addcmul(a, b, c, value=2.0), [z(3), z(3), z(3)], {"value": 2.0})
    s.good("addcdiv", "addcdiv", lambda a, b, c: torch.addcdiv(a, b, c, value=2.0), [z(3), z(3), z(3)], {"value": 2.0})

    for dim in (None, 0, 1, [0, 2], -1):
        for name in ("sum", "mean"):
            dims = {} if dim is None else {"dim": dim, "keepdim": dim == 1}
            s.good(f"{name} over {dim}", name, lambda t: getattr(torch, name)(t, **dims), [z(2, 3, 4, layout="transposed" if dim == 0 else None)], dims)
    for name in ("sum", "prod", "mean"):
        s.good(f"{name} of none", name, getattr(torch, name), [z(0, 3)], {})
        s.good(f"{name} of one", name, getattr(torch, name), [z()], {})
    for dim in (None, 0, -1):
        dims = {} if dim is None else {"dim": dim, "keepdim": True}
        s.good(f"prod over {dim}", "prod", lambda t: torch.prod(t, **dims), [z(3, 4)], dims)
        if dim is not None:
            s.good(f"cumsum over {dim}", "cumsum", lambda t: torch.cumsum(t, dim), [z(3, 4)], {"dim": dim})
            s.good(f"cumprod over {dim}", "cumprod", lambda t: torch.cumprod(t, dim), [z(3, 4)], {"dim": dim})
    holed = torch.tensor([[1 + 1j, 0j, 2j], [3 - 1j, 1 + 2j, -1j]], dtype=C128)
    s.good("prod with a zero", "prod", lambda t: torch.prod(t, 1), [In(holed, grad=True)], {"dim": 1})
    for p in (2.0, 1.0, 3.0, INF):
        s.good(f"norm {p}", "norm", lambda t: torch.linalg.vector_norm(t, p), [z(3, 4)], {"p": p})
        s.good(f"norm {p} over 1", "norm", lambda t: torch.linalg.vector_norm(t, p, 1), [z(3, 4)], {"p": p, "dim": 1})
    for name in ("var", "std"):
        s.good(name, name, getattr(torch, name), [z(3, 4)], {})
        s.good(f"{name} over 1", name, lambda t: getattr(torch, name)(t, [1]), [z(3, 4)], {"dim": [1]})
    for name in ("any", "all", "nonzero"):
        s.good(name, name, getattr(torch, name), [holed], {})
    s.good("count_nonzero", "count_nonzero", lambda t: torch.count_nonzero(t, dim=[1]), [holed], {"dim": [1]})

    for name, shapes in {"mm": [(3, 4), (4, 2)], "bmm": [(2, 3, 4), (2, 4, 2)], "mv": [(3, 4), (4,)], "dot": [(5,), (5,)], "vdot": [(5,), (5,)], "outer": [(3,), (4,)], "kron": [(2, 2), (2, 3)]}.items():
        # Debian's BLAS gives 0 for complex dot products: sums of products instead.
        f = {"dot": lambda a, b: (a * b).sum(), "vdot": lambda a, b: (a.conj() * b).sum()}.get(name, getattr(torch, name))
        s.good(name, name, f, [z(*shapes[0]), z(*shapes[1])])
        s.good(f"{name} single", name, f, [z(*shapes[0], dtype=C64), z(*shapes[1], dtype=C64)])
    for a, b in (((3, 4), (4,)), ((2, 3, 4), (4, 2)), ((2, 1, 3, 4), (3, 4, 2)), ((4,), (2, 4, 3)), ((0, 3), (3, 2)), ((2, 0), (0, 3)), ((17, 33), (33, 19))):
        s.good(f"matmul {a} {b}", "matmul", torch.matmul, [z(*a), z(*b)])
    s.good("mm transposed", "mm", torch.mm, [z(3, 4, layout="transposed"), z(4, 2, layout="strided")])
    s.error("mm of complex and real", "mm", torch.mm, [z(2, 2), r(2, 2)])
    s.good("einsum", "einsum", lambda a, b: torch.einsum("bij,bjk->bik", a, b), [z(2, 3, 4), z(2, 4, 2)], {"equation": "bij,bjk->bik"})
    s.good("addmm", "addmm", lambda a, b, c: torch.addmm(a, b, c, beta=2.0, alpha=0.5), [z(3, 2), z(3, 4), z(4, 2)], {"beta": 2.0, "alpha": 0.5})

    pair = [torch.tensor([1 + 2j, 3 - 1j]), torch.tensor([2 + 2j, 1 - 1j])]
    for name in REFUSED_PAIRS:
        s.error(f"{name} refused", name, getattr(torch, name), pair)
    for name in REFUSED:
        s.error(f"{name} refused", name, getattr(torch, name), pair[:1])
    one = torch.tensor([1 + 2j, 3 - 1j])
    s.error("max refused", "max", torch.max, [one], {})
    s.error("min over 0 refused", "min", lambda t: torch.min(t, 0), [one], {"dim": 0})
    s.error("argmax refused", "argmax", torch.argmax, [one], {})
    s.error("amax refused", "amax", lambda t: torch.amax(t, 0), [one], {"dim": 0})
    s.error("sort refused", "sort", torch.sort, [one], {"dim": 0, "descending": False})
    s.error("topk refused", "topk", lambda t: torch.topk(t, 1), [one], {"k": 1, "dim": 0})
    s.error("median refused", "median", torch.median, [one], {})
    s.error("kthvalue refused", "kthvalue", lambda t: torch.kthvalue(t, 1), [one], {"k": 1, "dim": 0})
    s.error("cummax refused", "cummax", lambda t: torch.cummax(t, 0), [one], {"dim": 0})
    s.error("softmax refused", "softmax", lambda t: torch.softmax(t, 0), [one], {"dim": 0})
    s.error("log_softmax refused", "log_softmax", lambda t: torch.log_softmax(t, 0), [one], {"dim": 0})
    s.error("logsumexp refused", "logsumexp", lambda t: torch.logsumexp(t, 0), [one], {"dim": [0]})
    s.error("logcumsumexp refused", "logcumsumexp", lambda t: torch.logcumsumexp(t, 0), [one], {"dim": 0})
    s.error("unique refused", "unique", torch.unique, [one], {})
    s.error("nanmean refused", "nanmean", lambda t: torch.nanmean(t, 0), [one], {"dim": 0})
    s.error("nansum refused", "nansum", lambda t: torch.nansum(t, 0), [one], {"dim": [0]})
    s.error("quantile refused", "quantile", lambda t: torch.quantile(t, 0.5, 0), [one], {"q": 0.5, "dim": 0, "keepdim": False})
    s.error("bincount refused", "bincount", torch.bincount, [one])
    s.error("clamp refused", "clamp", lambda t: torch.clamp(t, 0, 1), [one], {"min": 0, "max": 1})

    left = [torch.tensor([0, 1, 3]).to(getattr(torch, d)) for d in DTYPES]
    right = [torch.tensor([1, 2, 5]).to(getattr(torch, d)) for d in DTYPES]
    functions = {"add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "eq": torch.eq, "where": lambda a, b: torch.where(torch.tensor([True, False, True]), a, b), "cat": lambda a, b: torch.cat([a, b])}
    for name, function in functions.items():
        kinds = {"tensor with tensor": (left, right)}
        if name != "cat":
            kinds["tensor with 0-d"] = (left, [x[1] for x in right])
            kinds["0-d with tensor"] = ([x[2] for x in left], right)
        for kind, (a, b) in kinds.items():
            s.raw(f"table {name} {kind}", "table", {"function": name, "kind": kind, "dtypes": DTYPES}, inputs=[tensor(x) for x in a + b], outputs=[attempt(function, x, y) for x in a for y in b])
    for name in ("add", "sub", "mul", "div", "eq"):
        for label, scalar in {"complex": 1 + 2j, "float": 2.5, "bool": True}.items():
            s.raw(f"table {name} scalar {label}", "table_scalar", {"function": name, "dtypes": DTYPES, "scalar": scalar}, inputs=[tensor(x) for x in left], outputs=[attempt(lambda t: functions[name](t, scalar), x) for x in left])
    for name in ("add_", "mul_", "div_", "sub_"):
        s.raw(f"table {name} in place", "table_inplace", {"function": name, "dtypes": DTYPES}, inputs=[tensor(x) for x in left + right], outputs=[attempt(lambda t, u: getattr(t.clone(), name)(u), x, y) for x in left for y in right])
    cuts = torch.tensor([complex(x, y) for x in (2.0, -2.0, 0.5, -0.5) for y in (0.0, -0.0)] + [complex(x, y) for x in (0.0, -0.0) for y in (2.0, -2.0, 0.5)], dtype=C128)
    for name in "sqrt log asin acos atan asinh acosh atanh log2 log10 sinh cosh tanh tan reciprocal sigmoid".split():
        # PyTorch's atan is that of C except on its cuts, the imaginary axis beyond i.
        s.good(f"{name} on the cuts", name, getattr(torch, name), [cuts[:8] if name == "atan" else cuts])
    large = torch.tensor([complex(x, y) for x in (300.0, -300.0, 0.0) for y in (400.0, -1e-9, 30.0)], dtype=C128)
    # PyTorch's asin, acos and atan have nine digits there.
    for name in "sqrt log asinh acosh atanh tanh tan sigmoid".split():
        s.good(f"{name} of large numbers", name, getattr(torch, name), [large])
    for name in ("rand", "randn"):
        for size in (3, 20):
            for dtype in (C64, C128):
                torch.manual_seed(5)
                s.raw(f"{name} {size} {dtype}", "seeded", {"function": name, "size": size}, outputs=[tensor(getattr(torch, name)(size, dtype=dtype))])
    s.raw("promote_types", "promote_types", {"dtypes": DTYPES, "results": [str(torch.promote_types(getattr(torch, a), getattr(torch, b)))[6:] for a in DTYPES for b in DTYPES]}, outputs=[None])
    return s
