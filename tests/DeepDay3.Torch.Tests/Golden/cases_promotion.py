"""Dtype promotion: for each function and kind of operand, all pairs of eight dtypes in one table, row by row."""
import torch

from golden import In, Subject, tensor

DTYPES = ["bool", "uint8", "int8", "int16", "int32", "int64", "float32", "float64"]
FUNCTIONS = {"add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "floor_divide": torch.floor_divide, "remainder": torch.remainder, "pow": torch.pow,
             "maximum": torch.maximum, "eq": torch.eq, "lt": torch.lt, "bitwise_and": torch.bitwise_and, "atan2": torch.atan2,
             "logical_and": torch.logical_and, "where": lambda a, b: torch.where(torch.tensor([True, False, True]), a, b), "cat": lambda a, b: torch.cat([a, b])}
SCALARS = {"bool": True, "int": 3, "float": 2.5}


def attempt(function, *args):
    try:
        return tensor(function(*args))
    except RuntimeError:
        return None


def subject():
    s = Subject("promotion", "Result dtypes and values for all pairs; null where PyTorch refuses the pair.")
    left = [torch.tensor([0, 1, 3]).to(getattr(torch, d)) for d in DTYPES]
    right = [torch.tensor([1, 2, 5]).to(getattr(torch, d)) for d in DTYPES]
    for name, function in FUNCTIONS.items():
        kinds = {"tensor with tensor": (left, right)}
        if name != "cat":
            kinds["tensor with 0-d"] = (left, [x[1] for x in right])
            kinds["0-d with tensor"] = ([x[2] for x in left], right)
            kinds["0-d with 0-d"] = ([x[2] for x in left], [x[1] for x in right])
        for kind, (a, b) in kinds.items():
            s.raw(f"{name} {kind}", "table", {"function": name, "kind": kind, "dtypes": DTYPES},
                  inputs=[tensor(x) for x in a + b], outputs=[attempt(function, x, y) for x in a for y in b])
    for name in ("add", "sub", "mul", "div", "floor_divide", "remainder", "pow", "eq", "lt"):
        for label, scalar in SCALARS.items():
            s.raw(f"{name} tensor with scalar {label}", "table_scalar", {"function": name, "dtypes": DTYPES, "scalar": scalar},
                  inputs=[tensor(x) for x in left], outputs=[attempt(lambda t: FUNCTIONS[name](t, scalar), x) for x in left])
    for name in ("add_", "mul_", "div_", "sub_", "pow_"):
        s.raw(f"{name} in place", "table_inplace", {"function": name, "dtypes": DTYPES}, inputs=[tensor(x) for x in left + right],
              outputs=[attempt(lambda t, u: getattr(t.clone(), name)(u), x, y) for x in left for y in right])
    for name in ("sum", "prod", "cumsum", "cumprod", "mean", "max", "argmax", "any", "all", "std", "var", "norm", "softmax", "logsumexp", "median", "exp", "sigmoid", "abs", "neg",
                 "floor", "unique", "sort", "square", "relu", "nonzero"):
        def run(x):
            if name in ("cumsum", "cumprod", "softmax", "logsumexp"):
                return getattr(torch, name)(x, 0)
            if name == "sort":
                return torch.sort(x)[0]
            return getattr(torch, name)(x)
        s.raw(f"{name} of one tensor", "table_unary", {"function": name, "dtypes": DTYPES}, inputs=[tensor(x) for x in left], outputs=[attempt(run, x) for x in left])
    s.raw("promote_types", "promote_types", {"dtypes": DTYPES,
          "results": [str(torch.promote_types(getattr(torch, a), getattr(torch, b)))[6:] for a in DTYPES for b in DTYPES]}, outputs=[None])
    return s
