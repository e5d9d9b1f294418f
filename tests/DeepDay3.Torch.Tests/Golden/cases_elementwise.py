"""Functions of one tensor, element by element: special values, dtypes, layouts, gradients."""
import math

import torch

from golden import In, Subject, Values

NAN, INF = math.nan, math.inf
SPECIAL = [NAN, INF, -INF, 0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, -1.5, 2.0, -2.0, 2.5, -2.5, 3.5, 10.0, -10.0, 0.1, -0.1, 1e-3, 1e3,
           88.0, 89.5, -88.0, -104.0, 709.0, 710.5, -746.0, 1e-8, -1e-8, 1e10, -1e10, 1e20, 1e38, -1e38, 1e-38, 1e-40, -1e-40, 1e-45,
           0.49999997, 0.99999994, 1.0000001, 8388609.0, 16777217.0, -4503599627370497.0, math.pi, math.pi / 2, -math.pi, 100.0, -3.7, 6.25]

# Name -> where the gradient is asked for. (The gradient of sgn is uninitialised memory in 1.13.)
FLOAT = {
    "abs": (-3, 3), "exp": (-3, 3), "exp2": (-3, 3), "expm1": (-3, 3), "log": (0.1, 5), "log2": (0.1, 5), "log10": (0.1, 5), "log1p": (-0.9, 5),
    "sqrt": (0.1, 5), "rsqrt": (0.1, 5), "square": (-3, 3), "reciprocal": (0.2, 3), "neg": (-3, 3), "positive": (-3, 3), "sign": (-3, 3), "sgn": None,
    "sin": (-6, 6), "cos": (-6, 6), "tan": (-1.4, 1.4), "asin": (-0.95, 0.95), "acos": (-0.95, 0.95), "atan": (-4, 4),
    "sinh": (-3, 3), "cosh": (-3, 3), "tanh": (-3, 3), "asinh": (-3, 3), "acosh": (1.1, 5), "atanh": (-0.95, 0.95),
    "sigmoid": (-5, 5), "erf": (-3, 3), "erfc": (-3, 3), "erfinv": (-0.95, 0.95), "floor": (-3, 3), "ceil": (-3, 3), "round": (-3, 3), "trunc": (-3, 3),
    "frac": (-3, 3), "lgamma": (0.2, 6), "digamma": (0.2, 6), "relu": (-3, 3), "logit": (0.05, 0.95), "sinc": (-2.2, 2.1), "deg2rad": (-180, 180), "rad2deg": (-3, 3),
    "nan_to_num": (-3, 3), "i0": (-3, 3), "special_expit": None, "special_log_ndtr": None,
}
PREDICATES = ("isnan", "isinf", "isfinite", "isposinf", "isneginf", "signbit", "logical_not")
WHOLE = ("abs", "neg", "sign", "square", "floor", "ceil", "round", "trunc", "exp", "sqrt", "sin", "sigmoid", "tanh", "reciprocal", "log", "rsqrt", "erf", "bitwise_not",
         "logical_not", "isnan", "isfinite", "isinf", "frac")


def subject():
    s = Subject("elementwise", "Functions of one tensor.")
    v = Values(101)
    for name, domain in FLOAT.items():
        function = getattr(torch, name, None) or getattr(torch.special, name.replace("special_", ""))
        for dtype in (torch.float32, torch.float64):
            short = str(dtype)[6:]
            s.good(f"{name} {short} special values", name, function, [torch.tensor(SPECIAL, dtype=dtype)])
        if domain:
            s.good(f"{name} gradient", name, function, [In(v.uniform(3, 7, low=domain[0], high=domain[1], dtype=torch.float64), grad=True)])
            s.good(f"{name} gradient float32 transposed", name, function, [In(v.uniform(2, 5, low=domain[0], high=domain[1]), grad=True, layout="transposed")])
    for name in PREDICATES:
        s.good(f"{name} special values", name, getattr(torch, name), [torch.tensor(SPECIAL)])
    for name in WHOLE:
        for dtype in (torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64):
            x = torch.tensor([0, 1, 1, 0]).to(dtype) if dtype == torch.bool else torch.tensor([0, 1, 2, 100, 127, -1, -7, -128]).to(dtype)
            s.case(f"{name} {str(dtype)[6:]}", name, getattr(torch, name), [x])
    for name, function in (("exp", torch.exp), ("tanh", torch.tanh), ("sigmoid", torch.sigmoid), ("abs", torch.abs), ("round", torch.round)):
        for label, x in (("empty", torch.empty(0)), ("empty matrix", torch.empty(3, 0, 2)), ("0-d", torch.tensor(0.7)), ("one", torch.tensor([-0.7]))):
            s.good(f"{name} {label}", name, function, [In(x, grad=True)])
        for n in (7, 8, 9, 15, 16, 17, 33, 67):
            s.good(f"{name} length {n}", name, function, [In(v.normal(n, scale=2), grad=n == 17)])
        for layout in ("transposed", "strided", "offset"):
            s.good(f"{name} {layout}", name, function, [In(v.normal(4, 9), grad=True, layout=layout)])
        s.good(f"{name} expanded", name, function, [In(v.normal(1, 6).expand(5, 6), grad=True, layout="expanded")])
    for decimals in (-2, -1, 0, 1, 3):
        s.good(f"round to {decimals} decimals", "round", lambda x: torch.round(x, decimals=decimals), [torch.tensor([123.4567, -0.0555, 2.5, -1250.0, 0.0005])], {"decimals": decimals})
    x = torch.tensor([NAN, -INF, -2.0, -0.5, -0.0, 0.0, 0.5, 2.0, INF])
    for low, high in ((-1.0, 1.0), (None, 0.5), (0.0, None), (2.0, -2.0), (NAN, 1.0)):
        s.good(f"clamp {low} to {high}", "clamp", lambda t: torch.clamp(t, low, high), [x], {"min": low, "max": high})
    for low, high in ((-1.0, 1.0), (None, 0.5), (0.0, None)):
        s.good(f"clamp {low} to {high} gradient", "clamp", lambda t: torch.clamp(t, low, high), [In(torch.tensor([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0]), grad=True)], {"min": low, "max": high})
    s.good("clamp int64", "clamp", lambda t: torch.clamp(t, -2, 3), [torch.arange(-5, 6)], {"min": -2, "max": 3})
    s.good("clamp int64 with a fraction", "clamp", lambda t: torch.clamp(t, -2.5, 3.5), [torch.arange(-5, 6)], {"min": -2.5, "max": 3.5})
    s.error("clamp without bounds", "clamp", lambda t: torch.clamp(t), [x], {})
    for exponent in (0.0, 0.5, 1.0, 2.0, 3.0, -0.5, -1.0, -2.0, 2.3):
        s.good(f"pow {exponent} special values", "pow_scalar", lambda t: torch.pow(t, exponent), [torch.tensor(SPECIAL)], {"exponent": exponent})
        s.good(f"pow {exponent} gradient", "pow_scalar", lambda t: torch.pow(t, exponent), [In(v.uniform(11, low=0.1, high=3, dtype=torch.float64), grad=True)], {"exponent": exponent})
        s.good(f"{exponent} to the power", "scalar_pow", lambda t: torch.pow(exponent, t), [torch.tensor([-2.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0])], {"base": exponent})
    for exponent in (0, 1, 2, 3, 5):
        s.good(f"pow {exponent} int64", "pow_scalar", lambda t: torch.pow(t, exponent), [torch.arange(-4, 5)], {"exponent": exponent})
    s.error("pow -1 int64", "pow_scalar", lambda t: torch.pow(t, -1), [torch.arange(1, 5)], {"exponent": -1})
    for source in ("float32", "float64", "int64", "int32", "int16", "int8", "uint8", "bool"):
        for target in ("float32", "float64", "int64", "int32", "int16", "int8", "uint8", "bool"):
            x = torch.tensor([0.0, 1.0, -1.0, 2.7, -2.7, 100.5, 127.0]).to(getattr(torch, source))
            if source.startswith("float") and target == "uint8":
                x = x.abs()  # negative floats to unsigned bytes are undefined
            s.good(f"to {source} to {target}", "to", lambda t: t.to(getattr(torch, target)), [x], {"dtype": target})
    s.good("to float64 gradient", "to", lambda t: t.to(torch.float64), [In(v.normal(5), grad=True)], {"dtype": "float64"})
    s.good("to int wraps", "to", lambda t: t.to(torch.int8), [torch.tensor([127, 128, 255, 256, -129, 1000])], {"dtype": "int8"})
    return s
