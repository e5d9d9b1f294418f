"""What comes from the seed through the library: default parameters of modules, nn.init, dropout in training, sampling functions."""
import torch
import torch.nn.functional as F

from golden import In, Subject, Values, tensor, with_weights

MODULES = [
    ("Linear", {"in_features": 3, "out_features": 4}), ("Linear", {"in_features": 3, "out_features": 4, "bias": False}), ("Linear", {"in_features": 1, "out_features": 1}), ("Bilinear", {"in1_features": 2, "in2_features": 3, "out_features": 2}),
    ("Embedding", {"num_embeddings": 5, "embedding_dim": 3}), ("Embedding", {"num_embeddings": 5, "embedding_dim": 4, "padding_idx": 2}), ("EmbeddingBag", {"num_embeddings": 5, "embedding_dim": 4}),
    ("Conv1d", {"in_channels": 2, "out_channels": 3, "kernel_size": 3}), ("Conv1d", {"in_channels": 4, "out_channels": 4, "kernel_size": 2, "groups": 2}), ("Conv2d", {"in_channels": 2, "out_channels": 3, "kernel_size": [2, 3]}),
    ("Conv2d", {"in_channels": 2, "out_channels": 3, "kernel_size": 3, "bias": False}), ("ConvTranspose1d", {"in_channels": 2, "out_channels": 3, "kernel_size": 3}), ("ConvTranspose2d", {"in_channels": 3, "out_channels": 2, "kernel_size": 2}),
    ("RNN", {"input_size": 3, "hidden_size": 4}), ("LSTM", {"input_size": 3, "hidden_size": 4, "num_layers": 2, "bidirectional": True}), ("GRU", {"input_size": 3, "hidden_size": 4, "bias": False}), ("GRU", {"input_size": 2, "hidden_size": 3, "bidirectional": True}),
    ("RNNCell", {"input_size": 3, "hidden_size": 4}), ("LSTMCell", {"input_size": 3, "hidden_size": 4}), ("GRUCell", {"input_size": 3, "hidden_size": 4}), ("BatchNorm1d", {"num_features": 3}), ("LayerNorm", {"normalized_shape": [3, 2]}),
    ("GroupNorm", {"num_groups": 2, "num_channels": 4}), ("PReLU", {"num_parameters": 2}), ("MultiheadAttention", {"embed_dim": 4, "num_heads": 2}), ("MultiheadAttention", {"embed_dim": 4, "num_heads": 2, "kdim": 3, "vdim": 5}),
    ("TransformerEncoderLayer", {"d_model": 4, "nhead": 2, "dim_feedforward": 6}),
]
INITS = [
    ("uniform_", {"a": -0.2, "b": 0.3}), ("normal_", {"mean": 0.5, "std": 0.1}), ("trunc_normal_", {"mean": 0.0, "std": 1.0, "a": -2.0, "b": 2.0}), ("constant_", {"val": 0.3}), ("ones_", {}), ("zeros_", {}), ("eye_", {}),
    ("xavier_uniform_", {"gain": 1.0}), ("xavier_uniform_", {"gain": 1.7}), ("xavier_normal_", {"gain": 1.0}), ("kaiming_uniform_", {"a": 0.0, "mode": "fan_in", "nonlinearity": "leaky_relu"}),
    ("kaiming_uniform_", {"a": 2.236, "mode": "fan_out", "nonlinearity": "leaky_relu"}), ("kaiming_normal_", {"a": 0.0, "mode": "fan_in", "nonlinearity": "relu"}), ("kaiming_normal_", {"a": 0.0, "mode": "fan_out", "nonlinearity": "tanh"}),
    ("orthogonal_", {"gain": 1.0}), ("sparse_", {"sparsity": 0.4, "std": 0.1}), ("dirac_", {}),
]


def subject():
    s = Subject("initialization", "Seeded: args.seed goes to manual_seed first. Parameters come out by name.")
    v = Values(114)
    for name, args in MODULES:
        torch.manual_seed(7)
        module = getattr(torch.nn, name)(**args)
        outputs = [tensor(p, name=n) for n, p in module.named_parameters()] + [tensor(torch.rand(2), name="next_random_numbers")]
        s.raw(f"{name} {args}", "module_parameters", {"module": name, "seed": 7, "arguments": args}, outputs=outputs)
    torch.manual_seed(3)
    net = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 2))
    s.raw("Sequential of two Linear", "module_parameters", {"module": "Sequential", "seed": 3, "arguments": {"layers": ["Linear 4 8", "ReLU", "Linear 8 2"]}}, outputs=[tensor(p, name=n) for n, p in net.named_parameters()])
    for name, args in INITS:
        for shape in ((3, 5), (6, 4), (4, 3, 2), (2, 2, 3, 3)):
            if (name in ("eye_", "sparse_") and len(shape) != 2) or (name == "dirac_" and len(shape) == 2):
                continue
            torch.manual_seed(9)
            s.raw(f"{name} {list(shape)} {args}", "init", {"function": name, "seed": 9, "shape": list(shape), "arguments": args}, outputs=[tensor(getattr(torch.nn.init, name)(torch.empty(shape), **args))])
    for name in ("linear", "conv2d", "sigmoid", "tanh", "relu", "leaky_relu", "selu"):
        s.raw(f"calculate_gain {name}", "calculate_gain", {"nonlinearity": name}, outputs=[tensor(torch.tensor(torch.nn.init.calculate_gain(name), dtype=torch.float64))])

    def seeded(name, op, function, inputs, args, seed=11):
        def run(*tensors):
            torch.manual_seed(seed)
            return function(*tensors)
        s.good(name, op, run, inputs, {**args, "seed": seed})

    for p in (0.0, 0.2, 0.5, 1.0):
        for name, shape in (("dropout", (3, 7)), ("dropout1d", (2, 3, 4)), ("dropout2d", (2, 3, 2, 2)), ("alpha_dropout", (3, 7)), ("feature_alpha_dropout", (2, 3, 4))):
            seeded(f"{name} {p}", name, lambda t: getattr(F, name)(t, p, True), [In(v.normal(*shape), grad=True)], {"p": p})
    seeded("dropout transposed", "dropout", lambda t: F.dropout(t, 0.4, True), [In(v.normal(3, 5), grad=True, layout="transposed")], {"p": 0.4})
    seeded("rrelu in training", "rrelu", lambda t: F.rrelu(t, 0.1, 0.4, True), [In(v.normal(4, 5), grad=True)], {"lower": 0.1, "upper": 0.4})
    seeded("gumbel_softmax", "gumbel_softmax", lambda t: F.gumbel_softmax(t, 0.7), [In(v.normal(3, 4), grad=True)], {"tau": 0.7, "hard": False})
    seeded("gumbel_softmax hard", "gumbel_softmax", lambda t: F.gumbel_softmax(t, 0.7, True), [In(v.normal(3, 4), grad=True)], {"tau": 0.7, "hard": True})
    seeded("normal of tensors", "normal", torch.normal, [v.normal(4, 5), v.uniform(4, 5)], {})
    seeded("normal of a mean tensor", "normal_mean", lambda m: torch.normal(m, 0.3), [v.normal(20)], {"std": 0.3})
    seeded("rand_like, randn_like, randint_like", "likes", lambda t: (torch.rand_like(t), torch.randn_like(t), torch.randint_like(t, 5)), [v.normal(4, 5)], {"high": 5})
    seeded("bernoulli of a matrix", "bernoulli", torch.bernoulli, [v.uniform(4, 5)], {})
    seeded("poisson", "poisson", torch.poisson, [v.uniform(4, 5, high=15)], {})
    seeded("shuffled order of a sampler", "random_sampler", lambda: torch.tensor(list(torch.utils.data.RandomSampler(range(12)))), [], {"n": 12})
    for kind in ("RNN", "LSTM", "GRU"):
        module = getattr(torch.nn, kind)(3, 4, num_layers=3, dropout=0.4)
        names = [n for n, _ in module.named_parameters()]

        def run(x, *rest):
            result = with_weights(module, dict(zip(names, rest)))(x)
            return (result[0], *result[1]) if kind == "LSTM" else result

        seeded(f"{kind} with dropout between layers", kind + "_dropout", run, [In(v.normal(5, 2, 3), grad=True, name="input"), *[In(v.normal(*p.shape, scale=0.4), grad=True, name=n) for n, p in module.named_parameters()]],
               {"input_size": 3, "hidden_size": 4, "num_layers": 3, "dropout": 0.4})
    return s
