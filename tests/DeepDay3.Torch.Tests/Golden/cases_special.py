"""Functions of mathematical physics and statistics, and functions of two tensors that few programs use."""
import math

import torch

from golden import In, Subject, Values

NAN, INF = math.nan, math.inf
GRID = [NAN, INF, -INF, 0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.5, 3.0, 7.25, -7.25, 12.0, 25.0, 1e-8, -1e-8, 1e-3, 0.999]

# Name -> (function, where the gradient is asked for).
ONE = {
    "i0e": (torch.special.i0e, (-5, 5)), "i1": (torch.special.i1, (-5, 5)), "i1e": (torch.special.i1e, (-5, 5)), "ndtr": (torch.special.ndtr, (-4, 4)), "ndtri": (torch.special.ndtri, (0.05, 0.95)),
    "entr": (torch.special.entr, (0.1, 3)), "erfcx": (torch.special.erfcx, (-2, 6)), "log_ndtr": (torch.special.log_ndtr, (-6, 4)), "angle": (torch.angle, None),
    "airy_ai": (torch.special.airy_ai, None), "bessel_j0": (torch.special.bessel_j0, None), "bessel_j1": (torch.special.bessel_j1, None), "bessel_y0": (torch.special.bessel_y0, None), "bessel_y1": (torch.special.bessel_y1, None),
    "modified_bessel_k0": (torch.special.modified_bessel_k0, None), "modified_bessel_k1": (torch.special.modified_bessel_k1, None), "scaled_modified_bessel_k0": (torch.special.scaled_modified_bessel_k0, None),
    "scaled_modified_bessel_k1": (torch.special.scaled_modified_bessel_k1, None), "spherical_bessel_j0": (torch.special.spherical_bessel_j0, None),
}
TWO = {"copysign": torch.copysign, "xlogy": torch.xlogy, "xlog1py": torch.special.xlog1py, "fmax": torch.fmax, "fmin": torch.fmin, "logaddexp2": torch.logaddexp2, "nextafter": torch.nextafter, "heaviside": torch.heaviside,
       "float_power": torch.float_power, "ldexp": torch.ldexp}
# Which of them have gradients, and from where the arguments come.
GRADIENTS = {"copysign": (-2, 2), "xlogy": (0.2, 3), "xlog1py": (0.2, 3), "fmax": (-2, 2), "fmin": (-2, 2), "logaddexp2": (-3, 3), "float_power": (0.3, 3), "ldexp": (-2, 2)}
POLYNOMIALS = ("chebyshev_polynomial_t", "chebyshev_polynomial_u", "hermite_polynomial_h", "hermite_polynomial_he", "laguerre_polynomial_l", "legendre_polynomial_p")


def subject():
    s = Subject("special", "Special functions, and rarer functions of two tensors.")
    v = Values(113)
    grid = torch.tensor(GRID, dtype=torch.float64)
    for name, (function, domain) in ONE.items():
        # Bessel functions of the second kind and K are for positive arguments, and 1.13 differs from itself at the ends.
        x = grid if domain or name == "angle" else torch.tensor([1e-3, 0.25, 0.5, 1.0, 2.0, 3.5, 4.9, 5.1, 7.9, 8.1, 12.0, 20.0], dtype=torch.float64)
        s.good(f"{name} float64", name, function, [x])
        s.good(f"{name} float32", name, function, [x.float()])
        if domain:
            s.good(f"{name} gradient", name, function, [In(v.uniform(3, 4, low=domain[0], high=domain[1], dtype=torch.float64), grad=True)])
    for n in (0, 1, 2, 4):
        s.good(f"polygamma {n}", "polygamma", lambda t: torch.polygamma(n, t), [torch.tensor([0.1, 0.5, 1.0, 2.5, 7.0, 30.0], dtype=torch.float64)], {"n": n})
        s.good(f"polygamma {n} gradient", "polygamma", lambda t: torch.polygamma(n, t), [In(v.uniform(5, low=0.3, high=4, dtype=torch.float64), grad=True)], {"n": n})
    for p in (1, 2, 4):
        s.good(f"mvlgamma {p}", "mvlgamma", lambda t: torch.mvlgamma(t, p), [In(v.uniform(4, low=2, high=6, dtype=torch.float64), grad=True)], {"p": p})
    s.good("mvlgamma below its domain", "mvlgamma", lambda t: torch.mvlgamma(t, 3), [torch.tensor([0.5, 2.0])], {"p": 3})
    s.good("logit eps", "logit", lambda t: torch.logit(t, 0.1), [In(torch.tensor([0.0, 0.05, 0.3, 0.5, 0.97, 1.0], dtype=torch.float64), grad=True)], {"eps": 0.1})
    s.good("logit outside", "logit", torch.logit, [torch.tensor([-0.5, 0.0, 1.0, 1.5, NAN])])
    for name, function in TWO.items():
        for dtype in (torch.float64, torch.float32):
            a, b = grid[:14].to(dtype)[:, None], grid[:14].to(dtype)
            if name in ("float_power", "ldexp"):
                a, b = a.clamp(-8, 8), b.clamp(-8, 8)
            s.good(f"{name} {str(dtype)[6:]}", name, function, [a, b])
        if name in GRADIENTS:
            low, high = GRADIENTS[name]
            s.good(f"{name} gradient", name, function, [In(v.uniform(3, 4, low=low, high=high, dtype=torch.float64), grad=True), In(v.uniform(4, low=low, high=high, dtype=torch.float64), grad=name != "ldexp")])
    tie = torch.tensor([1.0, NAN, 2.0, NAN, 0.0])
    for name in ("fmax", "fmin"):
        s.good(f"{name} gradient at ties", name, TWO[name], [In(tie, grad=True), In(torch.tensor([1.0, 3.0, NAN, NAN, -0.0]), grad=True)])
    a, x = torch.tensor([[0.0, 0.5, 1.0, 4.0, 30.0]], dtype=torch.float64), torch.tensor([[0.0], [0.3], [1.0], [3.0], [25.0], [80.0], [INF]], dtype=torch.float64)
    for name in ("igamma", "igammac"):
        s.good(name, name, getattr(torch, name), [a, x])
        s.good(f"{name} gradient", name, getattr(torch, name), [a[:, 1:], In(x[1:6], grad=True)])
    s.good("zeta", "zeta", torch.special.zeta, [torch.tensor([[1.0, 1.5, 2.0, 3.0, 10.0, 0.5]], dtype=torch.float64), torch.tensor([[0.3], [1.0], [2.5], [40.0], [0.0], [-1.5]], dtype=torch.float64)])
    for name in POLYNOMIALS:
        s.good(name, name, getattr(torch.special, name), [torch.tensor([[-1.5, -1.0, -0.3, 0.0, 0.5, 1.0, 2.0]], dtype=torch.float64), torch.arange(6.0, dtype=torch.float64)[:, None]])
    whole = torch.tensor([0, 1, 12, 18, -6, 7, 127, -128])
    for dtype in (torch.int64, torch.int32, torch.int16, torch.uint8):
        w = whole.to(dtype)
        s.good(f"gcd {str(dtype)[6:]}", "gcd", torch.gcd, [w[:, None], w])
        s.good(f"lcm {str(dtype)[6:]}", "lcm", torch.lcm, [w[:, None], w])
        shifts = torch.tensor([0, 1, 3, 7]).to(dtype)
        s.good(f"bitwise_left_shift {str(dtype)[6:]}", "bitwise_left_shift", torch.bitwise_left_shift, [w[:, None], shifts])
        s.good(f"bitwise_right_shift {str(dtype)[6:]}", "bitwise_right_shift", torch.bitwise_right_shift, [w[:, None], shifts])
    s.error("gcd float32", "gcd", torch.gcd, [torch.ones(2), torch.ones(2)])
    s.error("bitwise_not float32", "bitwise_not", torch.bitwise_not, [torch.ones(2)])
    s.good("frexp", "frexp", torch.frexp, [torch.tensor([0.0, 1.0, -3.0, 0.1, 1e-40, 1e30, INF, NAN])[:6]])
    s.good("frexp gradient", "frexp", torch.frexp, [In(torch.tensor([1.0, -3.0, 0.1, 100.0], dtype=torch.float64), grad=True)])
    for label, low, high in (("both", -0.5, 0.5), ("crossing", 0.5, -0.5)):
        s.good(f"clamp tensors {label}", "clamp_tensors", torch.clamp, [In(v.normal(3, 4), grad=True), In(v.normal(4, scale=0.1).add(low), grad=True), In(v.normal(3, 1, scale=0.1).add(high), grad=True)])
    s.good("isin", "isin", torch.isin, [torch.tensor([[1, 5, 2], [7, 1, 0]]), torch.tensor([1, 7, 9])])
    s.good("isin inverted", "isin", lambda a, b: torch.isin(a, b, invert=True), [torch.tensor([1.0, NAN, 2.0]), torch.tensor([NAN, 2.0])], {"invert": True})
    s.good("nan_to_num to values", "nan_to_num_values", lambda t: torch.nan_to_num(t, 1.5, 7.0, -7.0), [In(torch.tensor([NAN, INF, -INF, 0.5]), grad=True)], {"nan": 1.5, "posinf": 7.0, "neginf": -7.0})
    for name in ("eq_", "ne_", "lt_", "le_", "gt_", "ge_"):
        s.good(f"{name} float", name, lambda a, b: getattr(a.clone(), name)(b), [torch.tensor([1.0, 2.0, NAN]), torch.tensor([1.0, 1.0, NAN])])
    return s
