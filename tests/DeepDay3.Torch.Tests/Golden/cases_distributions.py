"""torch.distributions: seeded samples, densities, moments, with gradients to the parameters."""
import torch
from torch import distributions as D

from golden import In, Subject, Values


def subject():
    s = Subject("distributions", "Inputs are the parameters, then the value where there is one. args.seed goes to manual_seed before sampling.")
    v = Values(151)
    g = lambda t: In(t, grad=True)
    for dtype in (torch.float32, torch.float64):
        n = lambda *shape: v.normal(*shape).to(dtype)
        u = lambda *shape, **k: v.uniform(*shape, **k).to(dtype)
        families = {
            "Normal": (D.Normal, lambda: [n(3, 1), u(4, low=0.5, high=2)], lambda: n(2, 3, 4), ("mode", "cdf", "stddev")),
            "Uniform": (lambda a, b: D.Uniform(a, b, validate_args=False), lambda: [n(3, 1), n(4).abs() + 4], lambda: n(2, 3, 4), ("cdf", "stddev")),
            "Bernoulli probs": (lambda p: D.Bernoulli(p), lambda: [u(3, 4, low=0.05, high=0.95)], lambda: u(2, 3, 4).round(), ("probs", "logits")),
            "Bernoulli logits": (lambda l: D.Bernoulli(logits=l), lambda: [n(3, 4)], lambda: u(2, 3, 4).round(), ("probs", "logits")),
            "Categorical probs": (lambda p: D.Categorical(p), lambda: [u(3, 5, low=0.1, high=2)], lambda: v.integers(2, 3, high=5), ("probs", "logits")),
            "Categorical logits": (lambda l: D.Categorical(logits=l), lambda: [n(3, 5)], lambda: v.integers(2, 3, high=5), ("probs", "logits")),
        }
        for name, (make, parameters, value, more) in families.items():
            kind = name.split()[0]
            label = f"{name} {str(dtype)[6:]}"
            args = {"family": name}
            p = parameters()
            for sample in ([], [2, 3]) if kind != "Categorical" else ([], [4]):
                def draw(*t):
                    torch.manual_seed(17)
                    return make(*t).sample(sample)
                s.good(f"{label} sample {sample}", "sample", draw, p, {**args, "seed": 17, "shape": sample})
            if kind in ("Normal", "Uniform"):
                def smooth(*t):
                    torch.manual_seed(18)
                    return make(*t).rsample([2])
                s.good(f"{label} rsample", "rsample", smooth, [g(t) for t in p], {**args, "seed": 18, "shape": [2]})
                s.good(f"{label} icdf", "icdf", lambda *t: make(*t[:-1]).icdf(t[-1]), [*[g(t) for t in p], u(3, 4, low=0.01, high=0.99)], args)
            s.good(f"{label} log_prob", "log_prob", lambda *t: make(*t[:-1]).log_prob(t[-1]), [*[g(t) for t in p], value()], args)
            s.good(f"{label} entropy", "entropy", lambda *t: make(*t).entropy(), [g(t) for t in p], args)
            for what in ("mean", "variance", *more):
                if what == "cdf":
                    s.good(f"{label} cdf", "cdf", lambda *t: make(*t[:-1]).cdf(t[-1]), [*[g(t) for t in p], value()], args)
                else:
                    s.good(f"{label} {what}", what, lambda *t: getattr(make(*t), what), p, args)
    return s
