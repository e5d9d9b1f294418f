"""What exact arithmetic gives where PyTorch has fewer digits than double precision holds: mpmath (python3-mpmath), 50 digits, rounded once.

Each case is one of another subject with its inputs; only outputs and gradients are other ones. Run it after those subjects.
"""
import base64
import json
import os

import mpmath as mp
import numpy as np
import torch

from golden import FOLDER, Subject, tensor

mp.mp.dps = 50


def values(described):
    return np.frombuffer(base64.b64decode(described["data"]), described["dtype"]).reshape(described["shape"])


def each(function, *arrays):
    """The function element by element, over arrays that broadcast."""
    arrays = np.broadcast_arrays(*arrays)
    return np.array([function(*map(mp.mpf, map(float, x))) for x in zip(*(a.flat for a in arrays))], dtype=object).reshape(arrays[0].shape)


def unless_special(function, reference, *arrays):
    """The function element by element; where an argument is 0 or not finite, or PyTorch's result is not, what PyTorch has."""
    arrays = np.broadcast_arrays(*arrays, reference)
    return np.array([
        function(*map(mp.mpf, map(float, x[:-1]))) if np.isfinite(x).all() and np.all(x[:-1]) else x[-1]
        for x in zip(*(a.flat for a in arrays))], dtype=object).reshape(arrays[0].shape)


def gamma_part(upper):
    def function(a, x):
        return mp.gammainc(a, x, mp.inf, regularized=True) if upper else mp.gammainc(a, 0, x, regularized=True)
    return function


def density(sign):
    return lambda a, x: sign * mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a))


def bell(size, sigma):
    """Weights of a Gauss bell over size neighbours, of sum 1."""
    weights = [mp.exp(-mp.mpf(i - size // 2) ** 2 / (2 * mp.mpf(sigma) ** 2)) for i in range(size)]
    return [w / mp.fsum(weights) for w in weights]


def blur(image, args):
    """Both axes one after the other; borders are mirrored without repeating the edge. The library takes deviations in single precision."""
    result = np.vectorize(lambda x: mp.mpf(float(x)), otypes=[object])(image)
    for axis, size, sigma in zip((-1, -2), args["kernel"], args["sigma"]):
        n, half = result.shape[axis], size // 2
        mirrored = [abs(i) if i < n else 2 * (n - 1) - i for i in range(-half, n + half)]
        wide = np.take(result, mirrored, axis)
        result = sum(w * np.take(wide, range(k, k + n), axis) for k, w in enumerate(bell(size, float(np.float32(sigma)))))
    return result


# Subject, case -> (function, derivative by the input whose gradient is asked for); of arrays.
FUNCTIONS = {
    ("elementwise", "erfinv float64 special values"): (mp.erfinv, None),
    ("elementwise", "digamma gradient"): (mp.digamma, lambda x: mp.polygamma(1, x)),
    ("special", "polygamma 0 gradient"): (mp.digamma, lambda x: mp.polygamma(1, x)),
    ("special", "polygamma 1"): (lambda x: mp.polygamma(1, x), None),
    ("special", "polygamma 1 gradient"): (lambda x: mp.polygamma(1, x), lambda x: mp.polygamma(2, x)),
    ("special", "igamma"): (gamma_part(False), None),
    ("special", "igamma gradient"): (gamma_part(False), density(1)),
    ("special", "igammac"): (gamma_part(True), None),
    ("special", "igammac gradient"): (gamma_part(True), density(-1)),
    ("special", "bessel_j0 float64"): (lambda x: mp.besselj(0, x), None),
    ("special", "bessel_j1 float64"): (lambda x: mp.besselj(1, x), None),
    ("special", "bessel_y0 float64"): (lambda x: mp.bessely(0, x), None),
    ("special", "bessel_y1 float64"): (lambda x: mp.bessely(1, x), None),
    ("activations", "gelu approximate none special values float64"): (lambda x: x * mp.ncdf(x), None),
    ("elementwise", "lgamma float64 special values"): (lambda x: mp.log(abs(mp.gamma(x))), None),
    ("special", "ndtr float64"): (mp.ncdf, None),
}
BLURS = ["gaussian_blur {'kernel': (3, 3), 'sigma': (0.5, 0.5)} float64", "gaussian_blur {'kernel': (5, 3), 'sigma': (1.5, 0.7)} float64"]
OF_ONE_VALUE = ["layer_norm [3, 1] over [1] affine True float64", "layer_norm [3, 1] over [1] affine False float64"]


def exact(array, dtype="float64"):
    return tensor(torch.tensor(np.array(array, dtype=float)).to(getattr(torch, dtype)))


def subject():
    s = Subject("truth", "cases of other subjects with the results of exact arithmetic")
    files = {}

    def case(of, name):
        if of not in files:
            with open(os.path.join(FOLDER, of + ".json"), encoding="ascii") as f:
                files[of] = {c["name"]: c for c in json.load(f)["cases"]}
        return files[of][name]

    def add(of, name, outputs, grads):
        c = case(of, name)
        s.raw(f"{of}: {name}", c["op"], c["args"], inputs=c["inputs"], outputs=outputs, gradOutputs=c.get("gradOutputs"), grads=grads)

    for (of, name), (function, derivative) in FUNCTIONS.items():
        c = case(of, name)
        inputs, grads = [values(i) for i in c["inputs"]], None
        outputs = [exact(unless_special(function, values(c["outputs"][0]), *inputs))]
        if derivative:
            slopes = each(derivative, *inputs) * each(lambda x: x, values(c["gradOutputs"][0]))
            asked = [i for i, x in enumerate(c["inputs"]) if x.get("grad")]
            assert len(asked) == 1
            shape = inputs[asked[0]].shape
            for axis in range(len(shape)):
                if shape[axis] == 1:
                    slopes = slopes.sum(axis, keepdims=True)
            grads = [exact(slopes) if i in asked else None for i in range(len(inputs))]
        add(of, name, outputs, grads)
    for name in BLURS:
        c = case("transforms", name)
        add("transforms", name, [exact(blur(values(c["inputs"][0]), c["args"]))], None)
    for name in OF_ONE_VALUE:
        # Nothing is left of a value less its mean: the shift alone remains, and it alone has a gradient.
        c = case("normalization", name)
        x, upstream = values(c["inputs"][0]), each(lambda v: v, values(c["gradOutputs"][0]))
        affine = len(c["inputs"]) == 3
        shift = values(c["inputs"][2]) if affine else 0
        grads = [exact(np.zeros(x.shape))] + ([exact([0]), exact(upstream.sum(0))] if affine else [])
        add("normalization", name, [exact(np.zeros(x.shape) + shift)], grads)
    return s
