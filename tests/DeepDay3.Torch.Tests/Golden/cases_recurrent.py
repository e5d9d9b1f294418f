"""RNN, LSTM, GRU and their cells with the gradients of inputs, states and all parameters."""
import torch

from golden import In, Subject, Values, with_weights


def parameters(module, v, dtype):
    """Parameters as inputs, by name and in the order of the module."""
    return [In(v.normal(*p.shape, dtype=dtype, scale=0.4), grad=True, name=n) for n, p in module.named_parameters()]


def run(module, given, x, states):
    """The module with other parameters, as one function of everything."""
    result = with_weights(module, given)(x, states)
    if isinstance(result, tuple) and isinstance(result[1], tuple):
        return (result[0], *result[1])
    return result


def layer(s, v, kind, name, input_size, hidden, steps, batch, states=True, dtype=torch.float32, layout=None, **options):
    module = getattr(torch.nn, kind)(input_size, hidden, dtype=dtype, **options)
    layers, ways = options.get("num_layers", 1), 2 if options.get("bidirectional") else 1
    first = options.get("batch_first", False)
    shape = (steps, input_size) if batch is None else (batch, steps, input_size) if first else (steps, batch, input_size)
    inputs = [In(v.normal(*shape, dtype=dtype), grad=True, name="input", layout=layout)]
    count = (2 if kind == "LSTM" else 1) if states else 0
    for i in range(count):
        width = options["proj_size"] if i == 0 and options.get("proj_size") else hidden
        state = (layers * ways, width) if batch is None else (layers * ways, batch, width)
        inputs.append(In(v.normal(*state, dtype=dtype, scale=0.5), grad=True, name=["h0", "c0"][i]))
    names = [n for n, _ in module.named_parameters()]
    inputs += parameters(module, v, dtype)

    def function(x, *rest):
        state = None if not count else rest[0] if kind != "LSTM" else (rest[0], rest[1])
        return run(module, dict(zip(names, rest[count:])), x, state)

    args = {"input_size": input_size, "hidden_size": hidden, "num_layers": layers, "bias": options.get("bias", True), "batch_first": first, "bidirectional": ways == 2}
    if "nonlinearity" in options:
        args["nonlinearity"] = options["nonlinearity"]
    s.good(f"{kind} {name}", kind, function, inputs, args)


def subject():
    s = Subject("recurrent", "Recurrent layers and cells. Inputs: input, h0, c0 where given, then the parameters by name; outputs: output, h, c.")
    v = Values(108)
    for kind in ("RNN", "LSTM", "GRU"):
        layer(s, v, kind, "plain", 3, 4, 5, 2)
        layer(s, v, kind, "float64", 3, 4, 5, 2, dtype=torch.float64)
        layer(s, v, kind, "without states", 3, 4, 5, 2, states=False)
        layer(s, v, kind, "batch first", 3, 4, 5, 2, batch_first=True)
        layer(s, v, kind, "batch first transposed", 3, 4, 5, 2, batch_first=True, layout="transposed")
        layer(s, v, kind, "without bias", 3, 4, 5, 2, bias=False)
        layer(s, v, kind, "two layers", 3, 4, 5, 2, num_layers=2)
        layer(s, v, kind, "bidirectional", 3, 4, 5, 2, bidirectional=True)
        layer(s, v, kind, "bidirectional, two layers, batch first, float64", 3, 2, 4, 3, num_layers=2, bidirectional=True, batch_first=True, dtype=torch.float64)
        layer(s, v, kind, "three layers, bidirectional, without bias and states", 2, 3, 4, 2, num_layers=3, bidirectional=True, bias=False, states=False)
        layer(s, v, kind, "without batch", 3, 4, 5, None)
        layer(s, v, kind, "one step", 3, 4, 1, 2)
        layer(s, v, kind, "batch of one", 3, 4, 5, 1)
        layer(s, v, kind, "one by one", 1, 1, 3, 1)
        layer(s, v, kind, "wider than a vector", 5, 17, 6, 3)
        layer(s, v, kind, "long", 2, 3, 60, 2)
    layer(s, v, "RNN", "relu", 3, 4, 5, 2, nonlinearity="relu")
    layer(s, v, "RNN", "relu, two layers, bidirectional", 3, 4, 5, 2, nonlinearity="relu", num_layers=2, bidirectional=True)
    for kind in ("RNNCell", "LSTMCell", "GRUCell"):
        for label, batch, states, options in (("plain", 3, True, {}), ("without states", 3, False, {}), ("without bias", 3, True, {"bias": False}), ("float64", 2, True, {"dtype": torch.float64}),
                                              ("without batch", None, True, {}), *([("relu", 3, True, {"nonlinearity": "relu"})] if kind == "RNNCell" else [])):
            dtype = options.get("dtype", torch.float32)
            module = getattr(torch.nn, kind)(4, 5, **options)
            names = [n for n, _ in module.named_parameters()]
            lead = () if batch is None else (batch,)
            inputs = [In(v.normal(*lead, 4, dtype=dtype), grad=True, name="input")]
            count = (2 if kind == "LSTMCell" else 1) if states else 0
            inputs += [In(v.normal(*lead, 5, dtype=dtype), grad=True, name=n) for n in ("h0", "c0")[:count]]
            inputs += parameters(module, v, dtype)

            def function(x, *rest):
                state = None if not count else rest[0] if kind != "LSTMCell" else (rest[0], rest[1])
                return torch.nn.utils.stateless.functional_call(module, dict(zip(names, rest[count:])), (x, state))

            s.good(f"{kind} {label}", kind, function, inputs, {"input_size": 4, "hidden_size": 5, "bias": options.get("bias", True), "nonlinearity": options.get("nonlinearity", "tanh")})
    for first in (False, True):
        for order in (True, False):
            lengths = [5, 3, 1] if order else [3, 5, 1]
            module = torch.nn.GRU(2, 3, bidirectional=True, batch_first=first)
            names = [n for n, _ in module.named_parameters()]

            def packed(x, *rest):
                pack = torch.nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=first, enforce_sorted=order)
                out, h = with_weights(module, dict(zip(names, rest)))(pack)
                return (*torch.nn.utils.rnn.pad_packed_sequence(out, batch_first=first, padding_value=-9.0), h)

            shape = (3, 5, 2) if first else (5, 3, 2)
            s.good(f"packed GRU batch_first {first} sorted {order}", "packed_gru", packed, [In(v.normal(*shape), grad=True, name="input"), *parameters(module, v, torch.float32)],
                   {"input_size": 2, "hidden_size": 3, "bidirectional": True, "batch_first": first, "enforce_sorted": order, "lengths": lengths, "padding_value": -9.0})
    for first in (False, True):
        s.good(f"pad_sequence batch_first {first}", "pad_sequence", lambda *t: torch.nn.utils.rnn.pad_sequence(t, first, 0.5), [In(v.normal(n, 2), grad=True) for n in (3, 1, 4)], {"batch_first": first, "padding_value": 0.5})
    return s
