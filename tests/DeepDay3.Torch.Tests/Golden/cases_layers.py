"""Embeddings, attention, transformer layers: what is neither recurrent nor a convolution, with parameters by name."""
import torch
import torch.nn.functional as F

from golden import In, Subject, Values


def module_case(s, v, name, op, module, inputs, args, call=None, dtype=torch.float32):
    """A module with fresh parameters: inputs first, then the parameters by name."""
    names = [n for n, _ in module.named_parameters()]
    given = inputs + [In(v.normal(*p.shape, dtype=dtype, scale=0.4), grad=True, name=n) for n, p in module.named_parameters()]
    count = len(inputs)

    def function(*tensors):
        parameters = dict(zip(names, tensors[count:]))
        kwargs = call or {}
        return torch.nn.utils.stateless.functional_call(module, parameters, tensors[:count], kwargs)

    s.good(name, op, function, given, args)


def subject():
    s = Subject("layers", "Embedding, attention and transformer layers.")
    v = Values(111)
    x = lambda *shape, **k: In(v.normal(*shape), grad=True, **k)
    for shape in ((), (4,), (2, 3), (0,)):
        for args in ({}, {"padding_idx": 2}, {"padding_idx": -1}, {"scale_grad_by_freq": True}):
            s.good(f"embedding {list(shape)} {args}", "embedding", lambda i, w: F.embedding(i, w, **args), [v.integers(*shape, high=5), x(5, 3)], args)
    s.good("embedding twice the same row", "embedding", F.embedding, [torch.tensor([1, 1, 1, 4]), x(5, 3)], {})
    s.good("embedding int32", "embedding", F.embedding, [torch.tensor([1, 0], dtype=torch.int32), x(5, 3)], {})
    s.good("embedding max_norm", "embedding_max_norm", lambda i, w: F.embedding(i, w.clone(), max_norm=1.0), [torch.tensor([1, 3]), v.normal(5, 3, scale=3)], {"max_norm": 1.0})
    s.error("embedding out of range", "embedding", F.embedding, [torch.tensor([5]), v.normal(5, 3)])
    s.error("embedding by floats", "embedding", F.embedding, [torch.tensor([1.0]), v.normal(5, 3)])
    for mode in ("sum", "mean", "max"):
        s.good(f"embedding_bag {mode}", "embedding_bag", lambda i, w: F.embedding_bag(i, w, torch.tensor([0, 2, 2]), mode=mode), [torch.tensor([1, 2, 4, 3, 1]), x(5, 3)], {"mode": mode, "offsets": [0, 2, 2]})
        s.good(f"embedding_bag {mode} matrix", "embedding_bag", lambda i, w: F.embedding_bag(i, w, mode=mode), [v.integers(2, 3, high=5), x(5, 3)], {"mode": mode})
    for first in (False, True):
        for label, batch, options in (("plain", 2, {}), ("without bias", 2, {"bias": False}), ("other key and value sizes", 2, {"kdim": 3, "vdim": 5}), ("float64", 2, {"dtype": torch.float64})):
            dtype = options.get("dtype", torch.float32)
            module = torch.nn.MultiheadAttention(4, 2, batch_first=first, **options)
            shape = lambda n, width: (batch, n, width) if first else (n, batch, width)
            inputs = [In(v.normal(*shape(3, 4), dtype=dtype), grad=True, name="query"), In(v.normal(*shape(5, options.get("kdim", 4)), dtype=dtype), grad=True, name="key"), In(v.normal(*shape(5, options.get("vdim", 4)), dtype=dtype), grad=True, name="value")]
            args = {"embed_dim": 4, "num_heads": 2, "batch_first": first, **{k: a for k, a in options.items() if k != "dtype"}}
            module_case(s, v, f"MultiheadAttention {label} batch_first {first}", "MultiheadAttention", module, inputs, args, dtype=dtype)
    module = torch.nn.MultiheadAttention(4, 2)
    qkv = lambda: [In(v.normal(3, 2, 4), grad=True, name=n) for n in ("query", "key", "value")]
    causal = torch.triu(torch.ones(3, 3, dtype=torch.bool), 1)
    padded = torch.tensor([[False, False, True], [False, False, False]])
    module_case(s, v, "MultiheadAttention causal", "MultiheadAttention", module, qkv(), {"embed_dim": 4, "num_heads": 2, "attn_mask": causal}, {"attn_mask": causal})
    module_case(s, v, "MultiheadAttention padded", "MultiheadAttention", module, qkv(), {"embed_dim": 4, "num_heads": 2, "key_padding_mask": padded}, {"key_padding_mask": padded})
    for activation in ("relu", "gelu"):
        for norm_first in (False, True):
            args = {"d_model": 4, "nhead": 2, "dim_feedforward": 6, "dropout": 0.0, "activation": activation, "norm_first": norm_first}
            label = f"{activation} norm_first {norm_first}"
            module_case(s, v, f"TransformerEncoderLayer {label}", "TransformerEncoderLayer", torch.nn.TransformerEncoderLayer(**args), [x(3, 2, 4, name="src")], args)
            module_case(s, v, f"TransformerDecoderLayer {label}", "TransformerDecoderLayer", torch.nn.TransformerDecoderLayer(**args), [x(3, 2, 4, name="tgt"), x(5, 2, 4, name="memory")], args)
    module_case(s, v, "Linear module", "Linear", torch.nn.Linear(3, 4), [x(2, 3, name="input")], {"in_features": 3, "out_features": 4})
    return s
