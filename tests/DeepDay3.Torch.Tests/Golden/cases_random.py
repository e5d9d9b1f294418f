"""PyTorch's CPU random streams: each case seeds, runs a few steps in order, and records each result and the end state."""
import base64
import hashlib

import torch

import golden

SEEDS = [0, 1, 42, 1234, 2**32 + 5, -1, -12345678901]
SIZES = [0, 1, 2, 7, 15, 16, 17, 31, 32, 33, 100, 1000]


def step(op, **args):
    return {"op": op, **args}


def run(s):
    """One step on the default generator."""
    a = {k: v for k, v in s.items() if k != "op"}
    op, dtype = s["op"], getattr(torch, s.get("dtype", "float32"))
    new = lambda: torch.empty(a["size"], dtype=dtype)
    if op == "uniform":
        return new().uniform_(a["from"], a["to"])
    if op == "normal":
        return new().normal_(a["mean"], a["std"])
    if op == "normal_transposed":  # not contiguous: element by element, in the order of memory
        return torch.empty(a["size"][::-1], dtype=dtype).t().normal_(a["mean"], a["std"])
    if op == "uniform_every_second":
        return torch.zeros(2 * a["size"], dtype=dtype)[::2].uniform_(a["from"], a["to"])
    if op == "random":
        return new().random_()
    if op == "random_from_to":
        return new().random_(a["from"], a["to"])
    if op == "randint":
        return torch.randint(a["low"], a["high"], a["size"] if isinstance(a["size"], list) else [a["size"]], dtype=dtype)
    if op == "randperm":
        return torch.randperm(a["n"])
    if op == "bernoulli":
        return new().bernoulli_(a["p"])
    if op == "bernoulli_tensor":
        return torch.bernoulli(torch.tensor(a["p"], dtype=dtype))
    if op == "exponential":
        return new().exponential_(a["lambd"])
    if op == "geometric":
        return new().geometric_(a["p"])
    if op == "cauchy":
        return new().cauchy_(a["median"], a["sigma"])
    if op == "log_normal":
        return new().log_normal_(a["mean"], a["std"])
    if op == "poisson":
        return torch.poisson(torch.tensor(a["rates"], dtype=dtype))
    if op == "gamma":
        return torch._standard_gamma(torch.tensor(a["shapes"], dtype=dtype))
    if op == "multinomial":
        return torch.multinomial(torch.tensor(a["weights"], dtype=dtype), a["samples"], a["replacement"])
    if op == "dropout":
        return torch.nn.functional.dropout(torch.ones(a["size"], dtype=dtype), a["p"], True)
    if op == "trunc_normal":
        return torch.nn.init.trunc_normal_(new(), a["mean"], a["std"], a["a"], a["b"])
    raise ValueError(op)


def rand(n, dtype="float32"):
    return step("uniform", size=n, dtype=dtype, **{"from": 0.0, "to": 1.0})


def randn(n, dtype="float32"):
    return step("normal", size=n, dtype=dtype, mean=0.0, std=1.0)


def add(s, name, seed, steps, full_state=False):
    torch.manual_seed(seed)
    outputs = [golden.tensor(run(x)) for x in steps]
    state = torch.get_rng_state().numpy().tobytes()
    # Seed, left, seeded, next; then the cached normal samples behind the 624 words; the whole only as a digest.
    args = {"seed": seed, "steps": steps, "stateHead": base64.b64encode(state[:24]).decode(),
            "stateTail": base64.b64encode(state[24 + 8 * 624:]).decode(), "stateSha256": hashlib.sha256(state).hexdigest()}
    if full_state:
        args["state"] = base64.b64encode(state).decode()
    s.raw(name, "script", args, outputs=outputs)


def subject():
    s = golden.Subject("random", "Random streams after manual_seed, step by step, with the generator's state at the end.")
    for seed in SEEDS:
        add(s, f"seed {seed} uniform float32", seed, [rand(20)], full_state=seed in (0, 2**32 + 5))
        add(s, f"seed {seed} normal float32", seed, [randn(5), randn(37)])
        add(s, f"seed {seed} randperm", seed, [step("randperm", n=n) for n in (0, 1, 2, 3, 10, 53)])
    for dtype in ("float32", "float64"):
        for n in SIZES:
            add(s, f"uniform {dtype} size {n}", 42, [rand(n, dtype)])
            add(s, f"normal {dtype} size {n}", 42, [randn(n, dtype)])
        add(s, f"uniform {dtype} ranges", 7, [step("uniform", size=50, dtype=dtype, **{"from": a, "to": b})
                                               for a, b in ((-0.1, 0.1), (-1.0, 1.0), (0.25, 0.25), (-3.7, 12.9), (1e-3, 1e5))])
        add(s, f"normal {dtype} mean and std", 7, [step("normal", size=n, dtype=dtype, mean=m, std=d)
                                                    for n, m, d in ((50, 1.5, 0.02), (9, -2.0, 3.0), (16, 0.1, 0.0), (3, 100.0, 7.5))])
        add(s, f"normal {dtype} rounding of the mean", 9, [step("normal", size=n, dtype=dtype, mean=-0.3, std=2.7) for n in (300, 11, 12, 13)])
        add(s, f"normal {dtype} not contiguous", 8, [step("normal_transposed", size=[5, 4], dtype=dtype, mean=0.0, std=1.0),
                                                      step("normal_transposed", size=[3, 1], dtype=dtype, mean=1.0, std=2.0)])
        add(s, f"uniform {dtype} every second element", 8, [step("uniform_every_second", size=9, dtype=dtype, **{"from": 0.0, "to": 1.0})])
        for name, arguments in (("exponential", {"lambd": 1.0}), ("exponential", {"lambd": 0.3}), ("cauchy", {"median": 0.0, "sigma": 1.0}),
                                ("cauchy", {"median": -1.5, "sigma": 0.2}), ("log_normal", {"mean": 1.0, "std": 2.0}), ("log_normal", {"mean": 0.0, "std": 0.25}),
                                ("geometric", {"p": 0.5}), ("geometric", {"p": 0.03})):
            label = " ".join(f"{k} {v}" for k, v in arguments.items())
            add(s, f"{name} {label} {dtype}", 11, [step(name, size=40, dtype=dtype, **arguments), step(name, size=3, dtype=dtype, **arguments)])
        for p in (0.0, 0.1, 0.5, 0.9, 1.0):
            add(s, f"bernoulli {p} {dtype}", 12, [step("bernoulli", size=65, dtype=dtype, p=p)])
            if p < 1.0:
                add(s, f"dropout {p} {dtype}", 13, [step("dropout", size=[5, 13], dtype=dtype, p=p)])
        add(s, f"bernoulli with a tensor of probabilities {dtype}", 14, [step("bernoulli_tensor", dtype=dtype, p=[i / 20 for i in range(21)])])
        weights = [0.1, 3.0, 0.0, 2.5, 1.0, 0.7, 4.0]
        for samples in (1, 4, 6):
            add(s, f"multinomial {samples} without replacement {dtype}", 15, [step("multinomial", dtype=dtype, weights=weights, samples=samples, replacement=False)])
        for samples in (1, 5, 50):
            add(s, f"multinomial {samples} with replacement {dtype}", 15, [step("multinomial", dtype=dtype, weights=weights, samples=samples, replacement=True)])
        add(s, f"multinomial rows {dtype}", 16, [step("multinomial", dtype=dtype, weights=[weights, weights[::-1], [1.0] * 7], samples=n, replacement=r)
                                                  for n, r in ((3, False), (10, True), (1, True))])
        add(s, f"poisson {dtype}", 23, [step("poisson", dtype=dtype, rates=[0.0, 0.1, 1.0, 3.5, 9.99, 10.0, 11.5, 25.0, 300.0, 1e6] * 8)])
        add(s, f"gamma {dtype}", 24, [step("gamma", dtype=dtype, shapes=[0.01, 0.3, 0.999, 1.0, 1.5, 4.0, 50.0, 1e4] * 8)])
        add(s, f"trunc_normal {dtype}", 17, [step("trunc_normal", size=60, dtype=dtype, mean=0.0, std=1.0, a=-2.0, b=2.0),
                                              step("trunc_normal", size=20, dtype=dtype, mean=0.5, std=0.02, a=0.47, b=0.6)])
    for dtype in ("bool", "uint8", "int8", "int16", "int32", "int64"):
        add(s, f"random full range {dtype}", 18, [step("random", size=40, dtype=dtype)])
        if dtype != "bool":
            add(s, f"geometric {dtype}", 19, [step("geometric", size=30, dtype=dtype, p=0.25)])
        add(s, f"bernoulli {dtype}", 19, [step("bernoulli", size=30, dtype=dtype, p=0.25)])
        add(s, f"randint {dtype}", 20, [step("randint", size=30, dtype=dtype, low=0, high=2), step("randint", size=3, dtype=dtype, low=0, high=1)])
    for dtype in ("float32", "float64"):
        add(s, f"random full range {dtype}", 18, [step("random", size=40, dtype=dtype)])
        add(s, f"randint {dtype}", 20, [step("randint", size=30, dtype=dtype, low=-5, high=100)])
    for low, high in ((0, 10), (-7, 3), (0, 2**31), (0, 2**32 - 1), (0, 2**32), (-5, 2**32 + 1), (0, 2**62), (-2**63, 2**63 - 1), (-2**40, 17)):
        add(s, f"randint from {low} to {high}", 21, [step("randint", size=30, dtype="int64", low=low, high=high)])
    add(s, "randperm large", 22, [step("randperm", n=1000), step("randperm", n=3000)])
    add(s, "caches interplay: rand, randn 5, randint, randn 20, randn 2", 1234,
        [rand(3), randn(5), step("randint", size=4, dtype="int64", low=0, high=100), randn(20), randn(2), rand(1)], full_state=True)
    add(s, "caches interplay: double and float share the cached normal", 1234,
        [randn(1), randn(1, "float64"), randn(3, "float64"), step("log_normal", size=2, dtype="float32", mean=0.0, std=1.0), randn(1)], full_state=True)
    add(s, "a thousand draws, then the state", 5, [rand(623), rand(1), rand(1), rand(700, "float64"), randn(17)], full_state=True)
    add(s, "a state at the edge of a block", 5, [rand(624)], full_state=True)
    add(s, "a state without a draw", 5, [], full_state=True)
    return s
