"""Normalisation layers with gradients and running statistics."""
import torch
import torch.nn.functional as F

from golden import In, Subject, Values


def subject():
    s = Subject("normalization", "Batch, layer, group, instance and local response normalisation. Running statistics come last among the outputs.")
    v = Values(110)
    x = lambda *shape, **k: In(v.normal(*shape, scale=2).add(0.7), grad=True, **k)
    w = lambda n: In(v.uniform(n, low=0.5, high=1.5), grad=True)
    b = lambda n: In(v.normal(n), grad=True)
    for shape in ((5, 3), (4, 3, 6), (2, 3, 4, 5), (1, 3, 2), (2, 1, 3, 3)):
        c = shape[1]
        for training in (True, False):
            for affine in (True, False):
                for momentum in (0.1, 0.9) if affine else (0.1,):
                    args = {"training": training, "momentum": momentum, "eps": 1e-5, "affine": affine, "inputs": ["input", "running_mean", "running_var", "weight", "bias"][: 5 if affine else 3]}

                    def norm(t, mean, var, *wb):
                        mean, var = mean.clone(), var.clone()
                        out = F.batch_norm(t, mean, var, *(wb if wb else (None, None)), training, momentum, 1e-5)
                        return out, mean, var

                    s.good(f"batch_norm {list(shape)} training {training} affine {affine} momentum {momentum}", "batch_norm", norm, [x(*shape), v.normal(c), v.uniform(c, low=0.5, high=2), *([w(c), b(c)] if affine else [])], args)
    s.good("batch_norm without statistics", "batch_norm", lambda t: F.batch_norm(t, None, None, training=True), [x(4, 3, 2)], {"training": True, "momentum": 0.1, "eps": 1e-5, "affine": False, "inputs": ["input"]})
    s.good("batch_norm float64 transposed", "batch_norm", lambda t, p, q: F.batch_norm(t, None, None, p, q, True, 0.1, 1e-3),
           [In(v.normal(4, 3, dtype=torch.float64), grad=True, layout="transposed"), In(v.normal(3, dtype=torch.float64), grad=True), In(v.normal(3, dtype=torch.float64), grad=True)],
           {"training": True, "momentum": 0.1, "eps": 1e-3, "affine": True, "inputs": ["input", "weight", "bias"]})
    s.error("batch_norm of one value a channel", "batch_norm", lambda t: F.batch_norm(t, None, None, training=True), [v.normal(1, 3)], {"training": True, "momentum": 0.1, "eps": 1e-5, "affine": False, "inputs": ["input"]})
    module = torch.nn.BatchNorm1d(3, momentum=None)
    steps = [v.normal(4, 3, scale=1 + i).add(i) for i in range(3)]

    def cumulative(*given):
        module.reset_running_stats()
        outputs = [module(t) for t in given]
        return *[o.detach() for o in outputs], module.running_mean.clone(), module.running_var.clone()

    s.good("BatchNorm1d momentum none averages", "batch_norm_cumulative", cumulative, steps, {"num_features": 3})
    for shape, normalized in (((4, 5), [5]), ((2, 3, 4), [4]), ((2, 3, 4), [3, 4]), ((3, 1), [1]), ((0, 5), [5]), ((5,), [5]), ((2, 70), [70])):
        for affine in (True, False):
            for dtype in (torch.float32, torch.float64):
                inputs = [In(v.normal(*shape, dtype=dtype, scale=2).add(3), grad=True)] + ([In(v.normal(*normalized, dtype=dtype), grad=True), In(v.normal(*normalized, dtype=dtype), grad=True)] if affine else [])
                s.good(f"layer_norm {list(shape)} over {normalized} affine {affine} {str(dtype)[6:]}", "layer_norm", lambda t, *p: F.layer_norm(t, normalized, *p), inputs, {"normalized_shape": normalized, "eps": 1e-5, "affine": affine})
    s.good("layer_norm transposed", "layer_norm", lambda t, *p: F.layer_norm(t, [4], *p), [x(5, 4, layout="transposed"), w(4), b(4)], {"normalized_shape": [4], "eps": 1e-5, "affine": True})
    s.good("layer_norm of constants", "layer_norm", lambda t: F.layer_norm(t, [4]), [In(torch.full((2, 4), 3.0), grad=True)], {"normalized_shape": [4], "eps": 1e-5, "affine": False})
    s.error("layer_norm that does not fit", "layer_norm", lambda t: F.layer_norm(t, [3]), [v.normal(2, 4)], {"normalized_shape": [3], "eps": 1e-5, "affine": False})
    for shape, groups in (((2, 6, 4), 3), ((2, 6, 3, 2), 2), ((2, 6), 6), ((2, 6, 5), 1)):
        for affine in (True, False):
            s.good(f"group_norm {list(shape)} {groups} affine {affine}", "group_norm", lambda t, *p: F.group_norm(t, groups, *p), [x(*shape), *([w(6), b(6)] if affine else [])], {"num_groups": groups, "eps": 1e-5, "affine": affine})
    for shape in ((2, 3, 5), (2, 3, 4, 4)):
        for affine in (True, False):
            s.good(f"instance_norm {list(shape)} affine {affine}", "instance_norm", lambda t, *p: F.instance_norm(t, None, None, *p), [x(*shape), *([w(3), b(3)] if affine else [])], {"eps": 1e-5, "affine": affine})
    s.good("local_response_norm", "local_response_norm", lambda t: F.local_response_norm(t, 3, 0.1, 0.75, 1.5), [x(2, 5, 4)], {"size": 3, "alpha": 0.1, "beta": 0.75, "k": 1.5})
    # Parameters and statistics of another type than the input.
    for label, dtype, of_weight, of_bias in (("weight double", torch.float32, torch.float64, torch.float32), ("bias double", torch.float32, torch.float32, torch.float64), ("both double", torch.float32, torch.float64, torch.float64),
                                             ("both float", torch.float64, torch.float32, torch.float32), ("bias float", torch.float64, torch.float64, torch.float32), ("of int64", torch.int64, torch.float32, torch.float32)):
        tensors = [In(torch.ones(2, 4, 3, dtype=dtype)), In(torch.ones(4, dtype=of_weight), name="weight"), In(torch.ones(4, dtype=of_bias), name="bias")]
        s.error(f"group_norm, mixed types, {label}", "mixed_group_norm", lambda x, w, b: F.group_norm(x, 2, w, b), tensors)
        s.error(f"instance_norm, mixed types, {label}", "mixed_instance_norm", lambda x, w, b: F.instance_norm(x, None, None, w, b), tensors)
        s.error(f"instance_norm with statistics, mixed types, {label}", "mixed_instance_statistics", lambda x, m, v: F.instance_norm(x, m, v), tensors)
        s.error(f"batch_norm, mixed types, {label}", "mixed_batch_norm", lambda x, w, b: F.batch_norm(x, None, None, w, b, True), tensors)
        s.error(f"layer_norm, mixed types, {label}", "mixed_layer_norm", lambda x, w, b: F.layer_norm(x, [4], w, b), [In(torch.ones(2, 3, 4, dtype=dtype)), *tensors[1:]])
    return s
