"""What the subjects convolution and layers leave out: padding, three spatial axes, unpooling, grids, padding modes of layers, attention with its options."""
import torch
import torch.nn.functional as F

from cases_layers import module_case
from golden import In, Subject, Values


def subject():
    s = Subject("spatial", "Padding, pooling of volumes, unpooling, sampling grids, convolution layers with padding modes, attention.")
    v = Values(131)
    x = lambda *shape, dtype=torch.float32, **k: In(v.normal(*shape, dtype=dtype), grad=True, **k)
    for mode, table in (("constant", [([1, 2], (2, 3)), ([-1, 2, 0, 1], (2, 3, 4)), ([1, 1, 2, 0, 0, 1], (2, 2, 2, 3)), ([0, 1, 1, 0, 0, 0, 2, 1], (2, 1, 2, 3))]),
                        ("reflect", [([1, 2], (2, 3, 4)), ([1, 2, 0, 1], (2, 2, 3, 4)), ([1, 0, 1, 1, 0, 1], (1, 2, 2, 3, 3))]),
                        ("replicate", [([1, 3], (2, 3)), ([1, 2, 3, 0], (2, 2, 3, 4)), ([1, 0, 2, 1, 0, 1], (1, 2, 2, 3, 3))]),
                        ("circular", [([2, 1], (2, 3, 4)), ([1, 2, 3, 0], (2, 2, 3, 4)), ([1, 0, 2, 1, 0, 1], (1, 2, 2, 3, 3))])):
        for amounts, shape in table:
            value = 1.5 if mode == "constant" else 0.0
            s.good(f"pad {mode} {amounts} of {list(shape)}", "pad", lambda t: F.pad(t, amounts, mode, value), [x(*shape)], {"pad": amounts, "mode": mode, "value": value})
    s.good("pad integers", "pad", lambda t: F.pad(t, [1, 0], "constant", 7), [v.integers(2, 3)], {"pad": [1, 0], "mode": "constant", "value": 7})
    s.error("pad an odd number of amounts", "pad", lambda t: F.pad(t, [1, 0, 1]), [v.normal(2, 3)], {"pad": [1, 0, 1], "mode": "constant", "value": 0})
    for args in ({"kernel_size": 2}, {"kernel_size": [2, 3, 2], "stride": [1, 2, 1], "padding": [1, 1, 0]}, {"kernel_size": 3, "stride": 2, "ceil_mode": True}):
        s.good(f"max_pool3d {args}", "max_pool3d", lambda t: F.max_pool3d(t, **args), [x(1, 2, 4, 5, 4)], args)
        s.good(f"avg_pool3d {args}", "avg_pool3d", lambda t: F.avg_pool3d(t, count_include_pad=False, **args), [x(1, 2, 4, 5, 4)], {**args, "count_include_pad": False})
    s.good("max_pool3d dilated", "max_pool3d", lambda t: F.max_pool3d(t, 2, 1, 0, 2), [x(2, 4, 3, 4)], {"kernel_size": 2, "stride": 1, "dilation": 2})
    for size in ([2, 3, 1], [3, 3, 3]):
        s.good(f"adaptive_avg_pool3d {size}", "adaptive_avg_pool3d", lambda t: F.adaptive_avg_pool3d(t, size), [x(1, 2, 4, 5, 3)], {"output_size": size})
        s.good(f"adaptive_max_pool3d {size}", "adaptive_max_pool3d", lambda t: F.adaptive_max_pool3d(t, size), [x(1, 2, 4, 5, 3)], {"output_size": size})
    for p in (2.0, 3.0):
        s.good(f"lp_pool1d {p}", "lp_pool1d", lambda t: F.lp_pool1d(t, p, 3, 2), [In(v.uniform(2, 3, 8, low=0.1), grad=True)], {"norm_type": p, "kernel_size": 3, "stride": 2})
        s.good(f"lp_pool2d {p}", "lp_pool2d", lambda t: F.lp_pool2d(t, p, 2, ceil_mode=True), [In(v.uniform(2, 2, 5, 5, low=0.1), grad=True)], {"norm_type": p, "kernel_size": 2, "ceil_mode": True})
    for rank, shape in ((1, (2, 2, 8)), (2, (2, 2, 6, 6)), (3, (1, 2, 4, 4, 4))):
        values, indices = getattr(F, f"max_pool{rank}d")(v.normal(*shape), 2, return_indices=True)
        s.good(f"max_unpool{rank}d", f"max_unpool{rank}d", lambda t, i: getattr(F, f"max_unpool{rank}d")(t, i, 2), [In(values.clone(), grad=True), indices], {"kernel_size": 2})
    values, indices = F.max_pool2d(v.normal(1, 2, 5, 7), 2, return_indices=True)
    s.good("max_unpool2d to a size", "max_unpool2d", lambda t, i: F.max_unpool2d(t, i, 2, output_size=(5, 7)), [In(values.clone(), grad=True), indices], {"kernel_size": 2, "output_size": [5, 7]})
    for mode in ("bilinear", "nearest"):
        for padding in ("zeros", "border", "reflection"):
            for align in (False, True):
                a = {"mode": mode, "padding_mode": padding, "align_corners": align}
                s.good(f"grid_sample {a}", "grid_sample", lambda t, g: F.grid_sample(t, g, **a), [x(2, 2, 4, 5), In(v.uniform(2, 3, 3, 2, low=-1.3, high=1.3), grad=True)], a)
    a = {"mode": "bilinear", "padding_mode": "zeros", "align_corners": False}
    s.good("grid_sample of volumes", "grid_sample", lambda t, g: F.grid_sample(t, g, **a), [x(1, 2, 3, 4, 3), In(v.uniform(1, 2, 2, 2, 3, low=-1.1, high=1.1), grad=True)], a)
    for size in ([2, 1, 3, 4], [2, 1, 2, 3, 2]):
        for align in (False, True):
            n = len(size) - 2
            s.good(f"affine_grid {size} {align}", "affine_grid", lambda t: F.affine_grid(t, size, align), [x(2, n, n + 1)], {"size": size, "align_corners": align})
    for mode, shape, options in (("trilinear", (1, 2, 2, 3, 3), {"size": [3, 4, 5], "align_corners": False}), ("trilinear", (1, 2, 2, 3, 3), {"scale_factor": [1.5, 2.0, 2.0], "align_corners": True}), ("nearest", (1, 2, 2, 3, 3), {"scale_factor": 2.0}),
                                 ("nearest-exact", (1, 2, 5, 7), {"size": [3, 9]}), ("area", (1, 2, 5, 7), {"size": [3, 9]}), ("area", (1, 2, 9), {"scale_factor": 0.5}), ("bicubic", (1, 2, 5, 7), {"scale_factor": [0.7, 1.3], "align_corners": False}),
                                 ("bicubic", (1, 2, 5, 7), {"size": [8, 3], "align_corners": True}), ("bilinear", (1, 2, 9, 8), {"size": [4, 3], "align_corners": False, "antialias": True}), ("bicubic", (1, 2, 9, 8), {"size": [4, 11], "align_corners": False, "antialias": True}),
                                 ("bilinear", (1, 2, 5, 7), {"scale_factor": 1.7, "align_corners": False}), ("bilinear", (1, 2, 5, 7), {"scale_factor": 1.7, "align_corners": False, "recompute_scale_factor": True}), ("linear", (2, 1, 6), {"scale_factor": 0.6})):
        s.good(f"interpolate {mode} {list(shape)} {options}", "interpolate", lambda t: F.interpolate(t, mode=mode, **options), [x(*shape)], {"mode": mode, **options})
    s.good("pixel_unshuffle", "pixel_unshuffle", lambda t: F.pixel_unshuffle(t, 2), [x(1, 2, 4, 6)], {"downscale_factor": 2})
    s.good("channel_shuffle", "channel_shuffle", lambda t: torch.channel_shuffle(t, 2), [v.normal(1, 6, 2, 2)], {"groups": 2})
    s.good("fold with all options", "fold", lambda t: F.fold(t, (5, 6), (3, 2), (1, 2), (1, 0), (2, 1)), [x(2, 12, 12)], {"output_size": [5, 6], "kernel_size": [3, 2], "dilation": [1, 2], "padding": [1, 0], "stride": [2, 1]})
    s.good("conv_transpose3d", "conv_transpose3d", lambda *t: F.conv_transpose3d(*t, stride=(1, 2, 1), padding=1, output_padding=(0, 1, 0)), [x(1, 2, 3, 3, 4), x(2, 3, 2, 3, 3), x(3)], {"stride": [1, 2, 1], "padding": 1, "output_padding": [0, 1, 0]})
    s.good("conv3d same", "conv3d", lambda *t: F.conv3d(*t, padding="same"), [x(1, 2, 3, 4, 4), x(3, 2, 2, 3, 2), x(3)], {"padding": "same"})

    layer = lambda *a, **k: module_case(s, v, *a, **k)
    for mode in ("reflect", "replicate", "circular"):
        for padding in (1, "same"):
            a = {"in_channels": 2, "out_channels": 3, "kernel_size": 3, "padding": padding, "padding_mode": mode}
            layer(f"Conv1d {mode} {padding}", "Conv1d", torch.nn.Conv1d(**a), [x(2, 2, 6, name="input")], a)
            layer(f"Conv2d {mode} {padding}", "Conv2d", torch.nn.Conv2d(**a), [x(1, 2, 5, 4, name="input")], a)
    a = {"in_channels": 2, "out_channels": 4, "kernel_size": [2, 3], "padding": [1, 2], "stride": [2, 1], "dilation": [1, 2], "groups": 2, "padding_mode": "circular"}
    layer("Conv2d circular with all options", "Conv2d", torch.nn.Conv2d(**a), [x(1, 2, 5, 6, name="input")], a)
    a = {"in_channels": 2, "out_channels": 3, "kernel_size": 3, "stride": 2, "padding": 1}
    layer("ConvTranspose2d to a size", "ConvTranspose2d", torch.nn.ConvTranspose2d(**a), [x(1, 2, 3, 4, name="input")], {**a, "output_size": [6, 7]}, {"output_size": (6, 7)})
    for options in ({"add_bias_kv": True}, {"add_zero_attn": True}, {"add_bias_kv": True, "add_zero_attn": True}):
        a = {"embed_dim": 4, "num_heads": 2, **options}
        mask, padded = v.normal(3, 5), torch.tensor([[False, False, True, False, True], [False] * 5])
        layer(f"MultiheadAttention {options} masked", "MultiheadAttention", torch.nn.MultiheadAttention(**a), [x(3, 2, 4, name="query"), x(5, 2, 4, name="key"), x(5, 2, 4, name="value")],
              {**a, "attn_mask": mask, "key_padding_mask": padded}, {"key_padding_mask": padded, "attn_mask": mask})
    a = {"embed_dim": 4, "num_heads": 2}
    layer("MultiheadAttention without a batch", "MultiheadAttention", torch.nn.MultiheadAttention(**a), [x(3, 4, name="query"), x(5, 4, name="key"), x(5, 4, name="value")], a)
    a = {"d_model": 4, "nhead": 2, "num_encoder_layers": 2, "num_decoder_layers": 1, "dim_feedforward": 6, "dropout": 0.0, "activation": "gelu"}
    layer("Transformer", "Transformer", torch.nn.Transformer(**a), [x(3, 2, 4, name="src"), x(5, 2, 4, name="tgt")], a)
    return s
