"""Functions of two or three tensors: broadcasting, layouts, scalars, gradients, failures."""
import torch

from golden import In, Subject, Values

SHAPES = [((3, 4), (3, 4)), ((3, 4), (4,)), ((3, 1), (1, 4)), ((2, 3, 4), (3, 1)), ((), (3,)), ((2, 3), ()), ((), ()), ((1,), (1,)), ((0,), (1,)), ((0, 3), (3,)),
          ((1, 5, 1), (4, 1, 3)), ((2, 1, 1, 3), (5, 1)), ((17,), (17,)), ((33,), (1,)), ((64, 3), (64, 1)), ((1, 40), (9, 1))]
OPS = {"add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "pow": torch.pow, "maximum": torch.maximum, "minimum": torch.minimum,
       "atan2": torch.atan2, "hypot": torch.hypot, "fmod": torch.fmod, "remainder": torch.remainder, "logaddexp": torch.logaddexp}
COMPARE = ("eq", "ne", "lt", "le", "gt", "ge", "logical_and", "logical_or", "logical_xor")
SPECIAL = [float("nan"), float("inf"), float("-inf"), 0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 1e-40, 3e38, -7.0, 3.0, 0.3]


def subject():
    s = Subject("binary", "Functions of two or three tensors.")
    v = Values(102)
    for name, function in OPS.items():
        low = 0.2 if name == "pow" else -3.0
        for i, (a, b) in enumerate(SHAPES):
            dtype = torch.float64 if i % 3 == 0 else torch.float32
            x, y = v.uniform(*a, low=low, high=3, dtype=dtype), v.uniform(*b, low=0.3, high=2.5, dtype=dtype)
            s.good(f"{name} {list(a)} with {list(b)}", name, function, [In(x, grad=True), In(y, grad=True)])
        for first, second in (("transposed", None), (None, "transposed"), ("strided", "offset"), ("offset", "transposed"), ("expanded", "strided")):
            x, y = v.uniform(4, 6, low=0.3, high=3), v.uniform(4, 6, low=0.3, high=2.5)
            x = x[:1].expand(4, 6) if first == "expanded" else x
            s.good(f"{name} {first} with {second}", name, function, [In(x, grad=True, layout=first), In(y, grad=True, layout=second)])
        grid = torch.tensor(SPECIAL)
        s.good(f"{name} special values", name, function, [grid[:, None], grid])
        s.good(f"{name} special values float64", name, function, [grid[:, None].double(), grid.double()])
        s.error(f"{name} shapes that do not fit", name, function, [torch.ones(2, 3), torch.ones(2, 4)])
    for name in COMPARE:
        grid = torch.tensor(SPECIAL)
        s.good(f"{name} special values", name, getattr(torch, name), [grid[:, None], grid])
        s.good(f"{name} broadcast int64 with int32", name, getattr(torch, name), [v.integers(3, 1, high=3), v.integers(4, high=3, dtype=torch.int32)])
    whole = torch.tensor([7, -7, 8, -8, 0, 1, -1, 120])
    divisor = torch.tensor([3, -3, 2, 5, -5])
    for dtype in (torch.int8, torch.int32, torch.int64, torch.float32, torch.float64):
        short = str(dtype)[6:]
        a, b = whole.to(dtype)[:, None], divisor.to(dtype)
        for name in ("remainder", "fmod", "floor_divide", "div"):
            s.good(f"{name} signs {short}", name, getattr(torch, name), [a, b])
        for mode in ("floor", "trunc"):
            s.good(f"div {mode} {short}", "div", lambda x, y: torch.div(x, y, rounding_mode=mode), [a, b], {"rounding_mode": mode})
    grid = torch.tensor(SPECIAL)
    for mode in ("floor", "trunc"):
        s.good(f"div {mode} special values", "div", lambda x, y: torch.div(x, y, rounding_mode=mode), [grid[:, None], grid], {"rounding_mode": mode})
    s.good("floor_divide special values", "floor_divide", torch.floor_divide, [grid[:, None], grid])
    s.error("floor_divide int64 by zero", "floor_divide", torch.floor_divide, [torch.tensor([1, 2]), torch.tensor([1, 0])])
    s.error("remainder int64 by zero", "remainder", torch.remainder, [torch.tensor([1, 2]), torch.tensor([1, 0])])
    bits = torch.tensor([0, 1, 5, 12, -1, -128, 127], dtype=torch.int8)
    for name in ("bitwise_and", "bitwise_or", "bitwise_xor"):
        for dtype in (torch.uint8, torch.int8, torch.int64, torch.bool):
            s.good(f"{name} {str(dtype)[6:]}", name, getattr(torch, name), [bits.to(dtype)[:, None], bits.to(dtype)])
        s.error(f"{name} float32", name, getattr(torch, name), [torch.ones(2), torch.ones(2)])
    for alpha in (2, 0.5, -1.5):
        for name, function in (("add", torch.add), ("sub", torch.sub)):
            s.good(f"{name} alpha {alpha}", name, lambda a, b: function(a, b, alpha=alpha), [In(v.normal(3, 4), grad=True), In(v.normal(4), grad=True)], {"alpha": alpha})
    s.error("add alpha 0.5 int64", "add", lambda a, b: torch.add(a, b, alpha=0.5), [torch.arange(3), torch.arange(3)], {"alpha": 0.5})
    s.error("sub bool", "sub", torch.sub, [torch.tensor([True]), torch.tensor([False])])
    for scalar in (2, 2.5, -1, True):
        for name in ("add", "sub", "mul", "div", "floor_divide", "remainder", "fmod", "eq", "lt", "ge"):
            function = getattr(torch, name)
            for x in (torch.tensor([1.5, -2.5, 0.0]), torch.tensor([3, -4, 0]), torch.tensor([3, 4, 0], dtype=torch.uint8), torch.tensor([True, False])):
                s.case(f"{name} {str(x.dtype)[6:]} scalar {scalar}", name + "_scalar", lambda t: function(t, scalar), [x], {"other": scalar})
        for name, function in (("rsub", lambda t: scalar - t), ("rdiv", lambda t: scalar / t)):
            s.case(f"{name} scalar {scalar} gradient", name + "_scalar", function, [In(v.uniform(5, low=0.5, high=2), grad=True)], {"other": scalar})
    masks = v.integers(3, 4, high=2).bool()
    s.good("where", "where", torch.where, [masks, In(v.normal(3, 4), grad=True), In(v.normal(4), grad=True)])
    s.good("where broadcast condition", "where", torch.where, [masks[:, :1], In(v.normal(4), grad=True), In(v.normal(), grad=True)])
    s.good("where transposed", "where", torch.where, [masks, In(v.normal(3, 4), grad=True, layout="transposed"), In(v.normal(3, 4), grad=True)])
    s.good("masked_fill", "masked_fill", lambda x, m: x.masked_fill(m, -7.5), [In(v.normal(2, 3, 4), grad=True), masks], {"value": -7.5})
    s.good("lerp", "lerp", torch.lerp, [In(v.normal(3, 4), grad=True), In(v.normal(4), grad=True), In(v.uniform(3, 1), grad=True)])
    s.good("lerp weight 0.3", "lerp", lambda a, b: torch.lerp(a, b, 0.3), [In(v.normal(3), grad=True), In(v.normal(3), grad=True)], {"weight": 0.3})
    for name in ("addcmul", "addcdiv"):
        s.good(name, name, lambda a, b, c: getattr(torch, name)(a, b, c, value=0.7),
               [In(v.normal(3, 4), grad=True), In(v.normal(4), grad=True), In(v.uniform(3, 1, low=0.5, high=2), grad=True)], {"value": 0.7})
    for tolerance in ({}, {"rtol": 0.1}, {"atol": 0.5}, {"equal_nan": True}):
        a, b = torch.tensor([1.0, 1.05, 0.0, float("nan"), float("inf"), -1.0]), torch.tensor([1.0, 1.0, 0.4, float("nan"), float("inf"), 1.0])
        s.good(f"isclose {tolerance}", "isclose", lambda x, y: torch.isclose(x, y, **tolerance), [a, b], tolerance)
    s.good("add then reuse: both operands the same", "square_by_mul", lambda x: x * x + x, [In(v.normal(5), grad=True)])
    return s
