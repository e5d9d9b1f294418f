"""Convolutions and their transposes, with gradients of input, weight and bias; pooling, resampling and windows."""
import torch
import torch.nn.functional as F

from golden import In, Subject, Values

ONE = [  # batch, channels in, out, length, kernel, options
    (2, 3, 4, 9, 3, {}), (2, 3, 4, 9, 3, {"stride": 2}), (2, 3, 4, 9, 3, {"padding": 1}), (1, 2, 3, 10, 3, {"dilation": 2}), (2, 4, 6, 8, 3, {"groups": 2, "padding": 1}), (2, 3, 3, 8, 3, {"groups": 3}),
    (2, 3, 4, 9, 1, {}), (2, 3, 4, 9, 9, {}), (1, 1, 1, 5, 2, {"stride": 3, "padding": 2}), (2, 2, 3, 11, 4, {"stride": 2, "padding": 3, "dilation": 2}), (0, 3, 4, 9, 3, {}), (None, 3, 4, 9, 3, {"padding": 1}),
    (3, 1, 17, 20, 5, {"stride": 2}), (2, 4, 4, 7, 3, {"groups": 4, "dilation": 3, "padding": 3}),
]
TWO = [
    (2, 3, 4, (6, 7), (3, 3), {}), (2, 3, 4, (6, 7), (3, 2), {"stride": [2, 1], "padding": [1, 0]}), (1, 2, 3, (8, 8), (3, 3), {"dilation": [2, 1], "padding": [2, 2]}), (2, 4, 6, (5, 5), (3, 3), {"groups": 2, "padding": 1}),
    (2, 3, 3, (5, 6), (3, 3), {"groups": 3, "padding": 1}), (2, 3, 5, (4, 4), (1, 1), {}), (1, 1, 1, (1, 1), (1, 1), {}), (2, 2, 4, (5, 5), (5, 5), {}), (None, 2, 3, (5, 5), (2, 2), {"stride": 2}),
    (2, 2, 3, (7, 6), (4, 2), {"stride": [3, 2], "padding": [2, 1], "dilation": [1, 2]}), (0, 2, 3, (5, 5), (2, 2), {}), (2, 1, 16, (9, 9), (3, 3), {"padding": 1}), (1, 3, 2, (1, 8), (1, 3), {"padding": [0, 1]}),
]
BACK_ONE = [(2, 3, 4, 5, 3, {}), (2, 3, 4, 5, 3, {"stride": 2}), (2, 3, 4, 5, 4, {"stride": 2, "padding": 1}), (1, 2, 3, 5, 3, {"stride": 3, "output_padding": 2}), (2, 4, 6, 5, 3, {"groups": 2, "padding": 1}), (1, 2, 3, 4, 3, {"dilation": 2, "padding": 1})]
BACK_TWO = [(2, 3, 4, (4, 5), (3, 3), {}), (2, 3, 4, (3, 4), (3, 2), {"stride": [2, 1], "padding": [1, 0]}), (2, 3, 2, (3, 3), (4, 4), {"stride": 2, "padding": 1}), (1, 2, 3, (3, 3), (3, 3), {"stride": 2, "padding": 1, "output_padding": 1}),
            (2, 4, 6, (3, 3), (3, 3), {"groups": 2}), (1, 2, 2, (3, 4), (2, 3), {"dilation": [2, 1], "output_padding": [1, 0], "stride": [2, 2]}), (None, 2, 3, (3, 3), (2, 2), {"stride": 2})]


def subject():
    s = Subject("convolution", "Convolutions (inputs: input, weight, bias) and their transposes.")
    v = Values(109)

    def add(op, table):
        for i, (batch, cin, cout, size, kernel, options) in enumerate(table):
            size, kernel = (size, kernel) if isinstance(size, tuple) else ((size,), (kernel,))
            groups = options.get("groups", 1)
            weight = (cin, cout // groups, *kernel) if "transpose" in op else (cout, cin // groups, *kernel)
            shape = (() if batch is None else (batch,)) + (cin, *size)
            for bias in (True, False) if i < 2 else (True,):
                dtype = torch.float64 if i % 3 == 1 else torch.float32
                inputs = [In(v.normal(*shape, dtype=dtype), grad=True), In(v.normal(*weight, dtype=dtype), grad=True)] + ([In(v.normal(cout, dtype=dtype), grad=True)] if bias else [])
                s.good(f"{op} {list(shape)} kernel {list(kernel)} to {cout} {options}{'' if bias else ' without bias'}", op, lambda *t: getattr(F, op)(*t, **options), inputs, options)

    add("conv1d", ONE)
    add("conv2d", TWO)
    add("conv_transpose1d", BACK_ONE)
    add("conv_transpose2d", BACK_TWO)
    x = lambda *shape, **k: In(v.normal(*shape), grad=True, **k)
    for padding in ("same", "valid"):
        for kernel in (3, 4):
            s.good(f"conv1d padding {padding} kernel {kernel}", "conv1d", lambda *t: F.conv1d(*t, padding=padding), [x(2, 3, 7), x(4, 3, kernel), x(4)], {"padding": padding})
            s.good(f"conv2d padding {padding} kernel {kernel}", "conv2d", lambda *t: F.conv2d(*t, padding=padding, dilation=(1, 2)), [x(2, 3, 7, 9), x(4, 3, kernel, 2), x(4)], {"padding": padding, "dilation": [1, 2]})
    for layout in ("transposed", "strided", "offset"):
        s.good(f"conv1d input {layout}", "conv1d", lambda *t: F.conv1d(*t, padding=1), [x(2, 3, 6, layout=layout), x(4, 3, 3), x(4)], {"padding": 1})
        s.good(f"conv2d input {layout}", "conv2d", lambda *t: F.conv2d(*t), [x(2, 3, 5, 6, layout=layout), x(4, 3, 3, 3), x(4)], {})
        s.good(f"conv2d weight {layout}", "conv2d", lambda *t: F.conv2d(*t), [x(2, 3, 5, 6), x(4, 3, 3, 2, layout=layout), x(4)], {})
    s.good("conv3d", "conv3d", lambda *t: F.conv3d(*t, stride=(1, 2, 1), padding=1), [x(1, 2, 3, 4, 4), x(3, 2, 2, 3, 2), x(3)], {"stride": [1, 2, 1], "padding": 1})
    s.error("conv1d channels that do not fit", "conv1d", F.conv1d, [v.normal(2, 3, 6), v.normal(4, 2, 3)])
    s.error("conv1d kernel larger than the input", "conv1d", F.conv1d, [v.normal(2, 3, 2), v.normal(4, 3, 3)])
    s.error("conv2d of a matrix", "conv2d", F.conv2d, [v.normal(5, 5), v.normal(4, 3, 3, 3)])
    for args in ({"kernel_size": 2}, {"kernel_size": 3, "stride": 2, "padding": 1}, {"kernel_size": 2, "stride": 1, "dilation": 2}, {"kernel_size": 3, "stride": 2, "ceil_mode": True}):
        s.good(f"max_pool1d {args}", "max_pool1d", lambda t: F.max_pool1d(t, **args), [x(2, 3, 8)], args)
        s.good(f"max_pool2d {args}", "max_pool2d", lambda t: F.max_pool2d(t, **args), [x(2, 2, 7, 8)], args)
        s.good(f"max_pool2d {args} with indices", "max_pool2d_with_indices", lambda t: F.max_pool2d(t, return_indices=True, **args), [v.normal(1, 2, 6, 7)], args)
        if "dilation" not in args:
            for include in (True, False):
                a = {**args, "count_include_pad": include}
                s.good(f"avg_pool1d {a}", "avg_pool1d", lambda t: F.avg_pool1d(t, **a), [x(2, 3, 8)], a)
                s.good(f"avg_pool2d {a}", "avg_pool2d", lambda t: F.avg_pool2d(t, **a), [x(2, 2, 7, 8)], a)
    a = {"kernel_size": [2, 3], "stride": [1, 2], "padding": [1, 0]}
    s.good("max_pool2d oblong", "max_pool2d", lambda t: F.max_pool2d(t, **a), [x(2, 2, 5, 7)], a)
    s.good("avg_pool2d oblong", "avg_pool2d", lambda t: F.avg_pool2d(t, **a), [x(2, 2, 5, 7)], a)
    s.good("avg_pool2d divisor", "avg_pool2d", lambda t: F.avg_pool2d(t, 2, divisor_override=3), [x(1, 2, 4, 4)], {"kernel_size": 2, "divisor_override": 3})
    s.good("max_pool2d ties", "max_pool2d", lambda t: F.max_pool2d(t, 2), [In(torch.ones(1, 1, 4, 4), grad=True)], {"kernel_size": 2})
    s.good("max_pool2d with nan", "max_pool2d", lambda t: F.max_pool2d(t, 2), [torch.tensor([[[[1.0, float("nan")], [3.0, 2.0]]]])], {"kernel_size": 2})
    s.good("max_pool1d without batch", "max_pool1d", lambda t: F.max_pool1d(t, 2), [x(3, 8)], {"kernel_size": 2})
    for size in (1, 3, 5, 8):
        for name in ("adaptive_avg_pool1d", "adaptive_max_pool1d"):
            s.good(f"{name} {size}", name, lambda t: getattr(F, name)(t, size), [x(2, 3, 8)], {"output_size": size})
        for name in ("adaptive_avg_pool2d", "adaptive_max_pool2d"):
            s.good(f"{name} {size}", name, lambda t: getattr(F, name)(t, (size, 2)), [x(2, 2, 8, 5)], {"output_size": [size, 2]})
    for a in ({"kernel_size": [2, 2]}, {"kernel_size": [3, 2], "stride": [2, 1], "padding": [1, 0], "dilation": [1, 2]}):
        s.good(f"unfold {a}", "unfold2d", lambda t: F.unfold(t, **a), [x(2, 3, 5, 6)], a)
    s.good("fold", "fold", lambda t: F.fold(t, (4, 5), (2, 2)), [x(2, 12, 12)], {"output_size": [4, 5], "kernel_size": [2, 2]})
    for mode, size, align in (("nearest", [3, 9], None), ("nearest", [8, 10], None), ("bilinear", [8, 10], False), ("bilinear", [8, 10], True), ("bilinear", [3, 4], False), ("bicubic", [6, 7], False)):
        s.good(f"interpolate {mode} {size} {align}", "interpolate", lambda t: F.interpolate(t, size, mode=mode, align_corners=align), [x(1, 2, 4, 5)], {"size": size, "mode": mode, "align_corners": align})
    s.good("interpolate linear", "interpolate", lambda t: F.interpolate(t, 11, mode="linear", align_corners=False), [x(1, 2, 5)], {"size": [11], "mode": "linear", "align_corners": False})
    s.good("interpolate scale 2", "interpolate", lambda t: F.interpolate(t, scale_factor=2), [x(1, 2, 3, 4)], {"scale_factor": 2.0, "mode": "nearest"})
    s.good("pixel_shuffle", "pixel_shuffle", lambda t: F.pixel_shuffle(t, 2), [x(1, 8, 2, 3)], {"upscale_factor": 2})
    return s
