"""Writes golden cases: inputs, arguments and PyTorch's answers, one JSON file a subject, one case a line.

The format is described in README.md. Everything here is deterministic: no clock, no unseeded generator, one thread.
"""
import base64
import json
import math
import os

# Before torch: threads would change the order of sums.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import torch  # noqa: E402

torch.set_num_threads(1)
FORMAT = 1
FOLDER = os.path.dirname(os.path.abspath(__file__))
LAYOUTS = ("transposed", "strided", "expanded", "offset")


class In:
    """An input tensor, whether its gradient is wanted, and how it lies in memory (see LAYOUTS)."""

    def __init__(self, value, grad=False, layout=None, name=None):
        assert layout is None or layout in LAYOUTS, layout
        self.value, self.grad, self.layout, self.name = value.detach().contiguous(), grad, layout, name

    def build(self):
        """A leaf for autograd and the tensor in the wanted layout made from it."""
        leaf = self.value.clone()
        if self.grad:
            leaf.requires_grad_()
        return leaf, lay_out(leaf, self.layout)


def lay_out(x, layout):
    """The same values, stored differently: what a test must do as well, with differentiable operations."""
    if layout is None:
        return x
    if layout == "transposed":
        return x.transpose(-1, -2).contiguous().transpose(-1, -2)
    if layout == "strided":
        return torch.stack([x, torch.zeros_like(x)], -1).flatten(-2)[..., ::2]
    if layout == "offset":
        return torch.cat([torch.zeros_like(x[:1]), x], 0)[1:]
    if layout == "expanded":  # the values must be equal along dimension 0
        return x[:1].expand(x.shape)
    raise ValueError(layout)


def with_weights(module, weights):
    """A recurrent layer that computes with these tensors (it keeps a list of its own, which functional_call does not reach)."""
    module._flat_weights = [weights[n] for n in module._flat_weights_names]
    return module


def tensor(value, layout=None, grad=False, name=None):
    """The JSON form of a tensor: logical values in row-major order, little-endian, base64."""
    value = value.detach().resolve_conj().contiguous()
    out = {
        "dtype": str(value.dtype).replace("torch.", ""),
        "shape": list(value.shape),
        "data": base64.b64encode(value.numpy().tobytes()).decode("ascii"),
    }
    if name:
        out["name"] = name
    if layout:
        out["layout"] = layout
    if grad:
        out["grad"] = True
    return out


def plain(value):
    """Arguments as JSON: no NaN literals, dtypes by name, tensors as tensors."""
    if isinstance(value, torch.Tensor):
        return tensor(value)
    if isinstance(value, torch.dtype):
        return str(value).replace("torch.", "")
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, complex):
        return {"re": plain(value.real), "im": plain(value.imag)}
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
    return value


def ramp(shape, dtype=torch.float32, seed=1):
    """Upstream gradients: all different, no symmetry that could hide a transposition, cheap to recognise."""
    if dtype.is_complex:
        part = torch.float32 if dtype == torch.complex64 else torch.float64
        return torch.complex(ramp(shape, part, seed), ramp(shape, part, seed + 5))
    n = math.prod(shape)
    i = torch.arange(1, n + 1, dtype=torch.float64)
    return torch.sin(i * 0.7 + seed).add(0.25).reshape(shape).to(dtype)


class Values:
    """Seeded sources of input values: a generator of its own, so that cases do not depend on their order."""

    def __init__(self, seed):
        self.generator = torch.Generator().manual_seed(seed)

    def normal(self, *shape, dtype=torch.float32, scale=1.0):
        return (torch.randn(shape, generator=self.generator, dtype=torch.float64) * scale).to(dtype)

    def uniform(self, *shape, low=0.0, high=1.0, dtype=torch.float32):
        return (torch.rand(shape, generator=self.generator, dtype=torch.float64) * (high - low) + low).to(dtype)

    def integers(self, *shape, low=0, high=10, dtype=torch.int64):
        return torch.randint(low, high, shape, generator=self.generator).to(dtype)


class Subject:
    """The cases of one file."""

    def __init__(self, name, about):
        self.name, self.about, self.cases, self.names = name, about, [], set()

    def raw(self, name, op, args, **parts):
        if name in self.names:
            raise ValueError(f"{self.name}: two cases are called '{name}'")
        self.names.add(name)
        record = {"name": name, "op": op, "args": plain(args)}
        record.update({k: v for k, v in parts.items() if v is not None})
        self.cases.append(record)

    def error(self, name, op, function, inputs=(), args=None):
        """A call that must fail, with the first line of the message."""
        self.case(name, op, function, inputs, args)
        assert "error" in self.cases[-1], f"{self.name}: '{name}' did not fail"

    def good(self, *positional, **named):
        """A call that must succeed."""
        self.case(*positional, **named)
        assert "error" not in self.cases[-1], f"{self.name}: {self.cases[-1]}"

    def case(self, name, op, function, inputs=(), args=None, grad_seed=1):
        """Runs function(*inputs) and records what came out, and the gradients of inputs that ask for one.

        An input is a plain tensor (no gradient) or an In. A call that fails is recorded with its message.
        """
        args = args or {}
        given = [x if isinstance(x, In) else In(x) for x in inputs]
        leaves, built = zip(*[x.build() for x in given]) if given else ((), ())
        described = [tensor(x.value, x.layout, x.grad, x.name) for x in given]
        try:
            result = function(*built)
        except (RuntimeError, IndexError, ValueError, TypeError) as error:
            self.raw(name, op, args, inputs=described, error=str(error).split("\n")[0])
            return
        outputs = list(result) if isinstance(result, (tuple, list)) else [result]
        record = {"inputs": described, "outputs": [tensor(x) for x in outputs]}
        if any(x.grad for x in given):
            total, upstream = 0, []
            for i, out in enumerate(outputs):
                if out.requires_grad:
                    weight = ramp(out.shape, out.dtype, grad_seed + i)
                    part = (out * weight).sum()
                    total = total + (part.real if out.is_complex() else part)
                    upstream.append(tensor(weight))
                else:
                    upstream.append(None)
            wanted = [leaf for leaf, x in zip(leaves, given) if x.grad]
            grads = torch.autograd.grad(total, wanted, allow_unused=True)
            record["gradOutputs"] = upstream
            for x, g in zip([x for x in given if x.grad], grads):
                # A parameter without gradient means that the call used other parameters than those written down.
                assert x.name is None or g is not None, f"{self.name}: '{name}' does not use its input '{x.name}'"
            grads = iter(grads)
            record["grads"] = [None if not x.grad else (lambda g: None if g is None else tensor(g))(next(grads)) for x in given]
        self.raw(name, op, args, **record)

    def write(self):
        path = os.path.join(FOLDER, self.name + ".json")
        head = {"format": FORMAT, "subject": self.name, "about": self.about, "torch": torch.__version__ + " (Debian 1.13.1)"}
        text = json.dumps(head)[:-1] + ', "cases": [\n'
        text += ",\n".join(json.dumps(c, separators=(",", ":"), allow_nan=False) for c in self.cases)
        text += "\n]}\n"
        with open(path + ".new", "w", encoding="ascii", newline="\n") as f:
            f.write(text)
        os.replace(path + ".new", path)
        return len(self.cases), len(text)
