"""Activation functions with their gradients."""
import torch
import torch.nn.functional as F

from golden import In, Subject, Values

SPECIAL = [float("nan"), float("inf"), float("-inf"), 0.0, -0.0, 1.0, -1.0, 1e-40, 20.0, 20.5, -20.5, 90.0, -90.0, 104.0, -104.0, 3.0, -3.0, 6.0, 6.5, 0.5, -0.5, 1e30, -1e30]
CASES = [
    ("relu", {}), ("relu6", {}), ("leaky_relu", {"negative_slope": 0.01}), ("leaky_relu", {"negative_slope": 0.3}), ("elu", {"alpha": 1.0}), ("elu", {"alpha": 0.5}), ("selu", {}),
    ("celu", {"alpha": 1.0}), ("celu", {"alpha": 2.0}), ("gelu", {"approximate": "none"}), ("gelu", {"approximate": "tanh"}), ("silu", {}), ("mish", {}), ("softplus", {"beta": 1, "threshold": 20}),
    ("softplus", {"beta": 2, "threshold": 5}), ("softsign", {}), ("sigmoid", {}), ("tanh", {}), ("logsigmoid", {}), ("hardtanh", {"min_val": -1.0, "max_val": 1.0}),
    ("hardtanh", {"min_val": -2.0, "max_val": 0.5}), ("hardsigmoid", {}), ("hardswish", {}), ("hardshrink", {"lambd": 0.5}), ("softshrink", {"lambd": 0.5}), ("tanhshrink", {}),
    ("threshold", {"threshold": 0.1, "value": 20.0}),
]


def subject():
    s = Subject("activations", "Activation functions, forward and gradient.")
    v = Values(106)
    for name, args in CASES:
        function = lambda x: getattr(F, name)(x, **args)
        label = name + "".join(f" {k} {a}" for k, a in args.items())
        s.good(f"{label} special values", name, function, [torch.tensor(SPECIAL)], args)
        s.good(f"{label} special values float64", name, function, [torch.tensor(SPECIAL, dtype=torch.float64)], args)
        s.good(f"{label} gradient", name, function, [In(v.normal(5, 7, scale=2), grad=True)], args)
        s.good(f"{label} gradient float64 transposed", name, function, [In(v.normal(3, 4, scale=2, dtype=torch.float64), grad=True, layout="transposed")], args)
        s.good(f"{label} gradient at the corners", name, function, [In(torch.tensor([0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 3.0, -3.0, 6.0, 0.1, 20.0, 25.0, -30.0]), grad=True)], args)
        s.good(f"{label} empty", name, function, [In(torch.empty(0, 3), grad=True)], args)
    for dim in (0, 1, -1):
        s.good(f"softmin {dim}", "softmin", lambda x: F.softmin(x, dim), [In(v.normal(3, 4), grad=True)], {"dim": dim})
        s.good(f"glu {dim}", "glu", lambda x: F.glu(x, dim), [In(v.normal(4, 6), grad=True)], {"dim": dim})
    s.error("glu of an odd size", "glu", lambda x: F.glu(x, 1), [v.normal(2, 3)], {"dim": 1})
    s.good("prelu one weight", "prelu", F.prelu, [In(v.normal(2, 3, 4), grad=True), In(torch.tensor([0.25]), grad=True)])
    s.good("prelu a weight a channel", "prelu", F.prelu, [In(v.normal(2, 3, 4), grad=True), In(v.normal(3), grad=True)])
    s.good("softmax2d", "softmax", lambda x: F.softmax(x, 1), [In(v.normal(2, 3, 2, 2), grad=True)], {"dim": 1})
    return s
