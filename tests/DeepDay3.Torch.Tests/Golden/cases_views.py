"""Shapes, views, indexing, joining: values and the gradient's way back."""
import torch

from golden import In, Subject, Values


def subject():
    s = Subject("views", "Shapes, views, indexing, joining and splitting.")
    v = Values(104)

    def one(name, op, args, function, *shape, dtype=torch.float32, layout=None):
        x = v.normal(*shape).to(dtype) if dtype.is_floating_point else v.integers(*shape, low=-9).to(dtype)
        s.case(name, op, function, [In(x, grad=dtype.is_floating_point, layout=layout)], args)

    for shape, to in (((2, 6), [3, 4]), ((2, 6), [-1]), ((2, 6), [4, -1]), ((), [1, 1]), ((0, 3), [3, 0]), ((2, 3, 4), [6, 4]), ((4,), [2, 2, 1]), ((2, 6), [5, -1]), ((1,), [])):
        for layout in (None, "transposed") if len(shape) > 1 else (None,):
            one(f"reshape {list(shape)} to {to} {layout or ''}".strip(), "reshape", {"shape": to}, lambda t: t.reshape(to), *shape, layout=layout)
            one(f"view {list(shape)} to {to} {layout or ''}".strip(), "view", {"shape": to}, lambda t: t.view(to), *shape, layout=layout)
    for order in ([1, 0, 2], [2, 0, 1], [-1, -2, -3], [0, 1, 2], [0, 1], [0, 0, 1]):
        one(f"permute {order}", "permute", {"dims": order}, lambda t: t.permute(order), 2, 3, 4)
    for a, b in ((0, 1), (-1, -2), (0, -1), (1, 1), (0, 5)):
        one(f"transpose {a} {b}", "transpose", {"dim0": a, "dim1": b}, lambda t: t.transpose(a, b), 2, 3, 4)
    one("t", "t", {}, lambda t: t.t(), 2, 3)
    one("t of a vector", "t", {}, lambda t: t.t(), 3)
    one("t of three dimensions", "t", {}, lambda t: t.t(), 2, 3, 1)
    one("movedim", "movedim", {"source": [0], "destination": [2]}, lambda t: t.movedim(0, 2), 2, 3, 4)
    for d in (0, 1, -1, 2, -4):
        one(f"squeeze {d}", "squeeze", {"dim": d}, lambda t: t.squeeze(d), 1, 3, 1)
        one(f"unsqueeze {d}", "unsqueeze", {"dim": d}, lambda t: t.unsqueeze(d), 2, 3, 1)
    one("squeeze all", "squeeze", {}, lambda t: t.squeeze(), 1, 3, 1, 2)
    for args in ({}, {"start_dim": 1}, {"start_dim": 0, "end_dim": 1}, {"start_dim": -2}):
        one(f"flatten {args}", "flatten", args, lambda t: torch.flatten(t, **args), 2, 3, 4)
        one(f"flatten {args} transposed", "flatten", args, lambda t: torch.flatten(t, **args), 2, 3, 4, layout="transposed")
    one("flatten 0-d", "flatten", {}, torch.flatten)
    one("unflatten", "unflatten", {"dim": 1, "sizes": [2, 3]}, lambda t: t.unflatten(1, (2, 3)), 2, 6)
    for size in ([4, 3], [2, 4, 3], [4, -1], [4, 2]):
        one(f"expand to {size}", "expand", {"size": size}, lambda t: t.expand(size), 1, 3)
    one("broadcast_to", "broadcast_to", {"size": [2, 3, 4]}, lambda t: torch.broadcast_to(t, (2, 3, 4)), 3, 1)
    for repeats in ([2, 3], [2, 1, 2], [0, 1], [2]):
        one(f"repeat {repeats}", "repeat", {"repeats": repeats}, lambda t: t.repeat(repeats), 2, 3)
        one(f"tile {repeats}", "tile", {"dims": repeats}, lambda t: t.tile(repeats), 2, 3)
    one("repeat_interleave", "repeat_interleave", {"repeats": 3, "dim": 1}, lambda t: t.repeat_interleave(3, 1), 2, 3)
    for dims in ([0], [1], [0, -1]):
        one(f"flip {dims}", "flip", {"dims": dims}, lambda t: t.flip(dims), 3, 4)
    for shifts, dims in (([1], [0]), ([-2], [1]), ([1, 2], [0, 1]), ([7], [0])):
        one(f"roll {shifts} {dims}", "roll", {"shifts": shifts, "dims": dims}, lambda t: t.roll(shifts, dims), 3, 4)
    for dim, start, length in ((0, 1, 2), (1, 0, 3), (-1, 3, 1), (0, 0, 0), (0, 2, 3)):
        one(f"narrow {dim} {start} {length}", "narrow", {"dim": dim, "start": start, "length": length}, lambda t: t.narrow(dim, start, length), 3, 4)
    for dim, index in ((0, 1), (1, -1), (-1, 0), (0, 3)):
        one(f"select {dim} {index}", "select", {"dim": dim, "index": index}, lambda t: t.select(dim, index), 3, 4)
    # Indices as lists: a number, ["slice", start, stop, step], "...", null for a new dimension, true/false.
    pieces = [[1], [-1, 2], [["slice", None, None, None], 1], [["slice", 1, None, None]], [["slice", None, -1, None], ["slice", None, None, 2]], ["...", 0], [0, "..."], [None, 1], ["...", None],
              [["slice", 1, 100, None]], [["slice", 5, 2, None]], [["slice", -2, None, None], "...", ["slice", 0, 1, None]], [3], [0, 0, 0], [0, 0, 0, 0], [True], [["slice", None, None, 3], 2, None, "..."]]
    to_index = lambda p: slice(*p[1:]) if isinstance(p, list) else Ellipsis if p == "..." else p
    for p in pieces:
        one(f"index {p}", "index", {"indices": p}, lambda t: t[tuple(to_index(q) for q in p)], 3, 4, 5)
        one(f"index {p} transposed", "index", {"indices": p}, lambda t: t[tuple(to_index(q) for q in p)], 3, 4, 5, layout="transposed")
    x = lambda *shape, **k: In(v.normal(*shape), grad=True, **k)
    i = lambda values: torch.tensor(values)
    # Tensor indices: the inputs after the first stand where args.indices says "tensor".
    for name, pattern, tensors in (("rows", ["tensor"], [i([2, 0, 0])]), ("negative rows", ["tensor"], [i([-1, -3])]), ("matrix of rows", ["tensor"], [i([[0, 1], [2, 2]])]),
                                   ("columns", [["slice", None, None, None], "tensor"], [i([3, 1])]), ("pairs", ["tensor", "tensor"], [i([0, 1, 2]), i([3, 3, 0])]),
                                   ("grid", ["tensor", "tensor"], [i([[0], [2]]), i([1, 3])]), ("apart", ["tensor", ["slice", None, None, None], "tensor"], [i([0, 1]), i([4, 2])]),
                                   ("with a number", ["tensor", 1], [i([0, 2])]), ("mask", ["tensor"], [i([True, False, True])]), ("mask of nothing", ["tensor"], [i([False, False, False])]),
                                   ("empty", ["tensor"], [torch.empty(0, dtype=torch.int64)]), ("uint8 is a mask", ["tensor"], [torch.tensor([1, 0, 1], dtype=torch.uint8)]),
                                   ("out of range", ["tensor"], [i([3])]), ("mask of another length", ["tensor"], [i([True, False])]), ("floats", ["tensor"], [torch.tensor([1.0])])):
        def pick(t, *given):
            rest = iter(given)
            return t[tuple(next(rest) if q == "tensor" else to_index(q) for q in pattern)]
        s.case(f"index by {name}", "index_tensors", pick, [x(3, 4, 5), *tensors], {"indices": pattern})
        def put(t, value, *given):
            rest = iter(given)
            t = t.clone()
            t[tuple(next(rest) if q == "tensor" else to_index(q) for q in pattern)] = value
            return t
        s.case(f"put by {name}", "index_put", put, [x(3, 4, 5), In(torch.tensor(-5.0), grad=True), *tensors], {"indices": pattern})
    s.case("index by a whole mask", "index_tensors", lambda t, m: t[m], [x(3, 4), v.integers(3, 4, high=2).bool()], {"indices": ["tensor"]})
    for accumulate in (False, True):
        s.case(f"index_put accumulate {accumulate}", "index_put_accumulate", lambda t, a, b: t.clone().index_put_((a,), b, accumulate), [x(4, 2), i([1, 3, 1] if accumulate else [1, 3, 0]), x(3, 2)], {"accumulate": accumulate})
    for dim, index in ((0, [2, 0, 0]), (1, [1]), (-1, [3, 2, 1, 0]), (0, [])):
        s.case(f"index_select {dim} {index}", "index_select", lambda t, j: t.index_select(dim, j), [x(3, 4), torch.tensor(index, dtype=torch.int64)], {"dim": dim})
    s.case("index_select transposed", "index_select", lambda t, j: t.index_select(1, j), [x(3, 4, layout="transposed"), i([3, 1])], {"dim": 1})
    s.case("index_add", "index_add", lambda t, j, u: t.index_add(0, j, u), [x(4, 3), i([0, 2, 0]), x(3, 3)], {"dim": 0})
    s.case("index_copy", "index_copy", lambda t, j, u: t.index_copy(1, j, u), [x(4, 3), i([2, 0]), x(4, 2)], {"dim": 1})
    s.case("index_fill", "index_fill", lambda t, j: t.index_fill(1, j, 9.0), [x(4, 3), i([2, 0])], {"dim": 1, "value": 9.0})
    for dim in (0, 1, -1):
        s.case(f"gather {dim}", "gather", lambda t, j: t.gather(dim, j), [x(3, 4), v.integers(2, 3, high=3)], {"dim": dim})
        s.case(f"scatter {dim}", "scatter", lambda t, j, u: t.scatter(dim, j, u), [x(3, 4), i([[0, 1, 2]]), x(1, 3)], {"dim": dim})
        s.case(f"scatter_add {dim}", "scatter_add", lambda t, j, u: t.scatter_add(dim, j, u), [x(3, 4), v.integers(2, 3, high=3), x(2, 3)], {"dim": dim})
    s.case("gather out of range", "gather", lambda t, j: t.gather(1, j), [x(3, 4), i([[4]])], {"dim": 1})
    s.case("masked_select", "masked_select", torch.masked_select, [x(3, 4), v.integers(3, 4, high=2).bool()])
    s.case("masked_scatter", "masked_scatter", lambda t, m, u: t.masked_scatter(m, u), [x(2, 3), i([[True, False, True], [False, True, False]]), x(5)])
    s.case("take", "take", torch.take, [x(3, 4), i([[0, 11], [5, 5]])])
    s.case("take_along_dim", "take_along_dim", lambda t, j: torch.take_along_dim(t, j, 1), [x(3, 4), i([[0], [3], [1]])], {"dim": 1})
    for dim in (0, 1, -1):
        s.case(f"cat {dim}", "cat", lambda *t: torch.cat(t, dim), [x(2, 3), x(2, 3, layout="transposed"), x(2, 3)], {"dim": dim})
        s.case(f"stack {dim}", "stack", lambda *t: torch.stack(t, dim), [x(2, 3), x(2, 3, layout="transposed")], {"dim": dim})
    s.case("cat with an empty vector", "cat", lambda *t: torch.cat(t, 0), [x(0), x(2, 3)], {"dim": 0})
    s.case("cat of different sizes", "cat", lambda *t: torch.cat(t, 0), [x(1, 3), x(4, 3), x(0, 3)], {"dim": 0})
    s.case("cat of sizes that do not fit", "cat", lambda *t: torch.cat(t, 0), [x(2, 3), x(2, 4)], {"dim": 0})
    s.case("stack of shapes that differ", "stack", lambda *t: torch.stack(t, 0), [x(2, 3), x(3)], {"dim": 0})
    for name in ("hstack", "vstack", "dstack"):
        s.case(name, name, lambda *t: getattr(torch, name)(t), [x(2, 3), x(2, 3)])
        s.case(f"{name} of vectors", name, lambda *t: getattr(torch, name)(t), [x(3), x(3)])
    for size, dim in ((2, 0), (3, 1), (5, 1), ([1, 3], 1), ([2, 1], 1)):
        one(f"split {size} {dim}", "split", {"size": size, "dim": dim}, lambda t: torch.split(t, size, dim), 5, 4)
    for chunks, dim in ((2, 0), (3, 0), (4, 0), (7, 0), (2, 1)):
        one(f"chunk {chunks} {dim}", "chunk", {"chunks": chunks, "dim": dim}, lambda t: torch.chunk(t, chunks, dim), 5, 4)
    one("unbind", "unbind", {"dim": 1}, lambda t: torch.unbind(t, 1), 2, 3)
    for k in (-2, -1, 0, 1, 3):
        one(f"tril {k}", "tril", {"diagonal": k}, lambda t: torch.tril(t, k), 2, 3, 4)
        one(f"triu {k}", "triu", {"diagonal": k}, lambda t: torch.triu(t, k), 4, 3)
        one(f"diag of a vector {k}", "diag", {"diagonal": k}, lambda t: torch.diag(t, k), 3)
        one(f"diagonal {k}", "diagonal", {"offset": k, "dim1": 0, "dim2": 1}, lambda t: torch.diagonal(t, k, 0, 1), 4, 4)
    one("unfold", "unfold", {"dimension": 1, "size": 3, "step": 2}, lambda t: t.unfold(1, 3, 2), 2, 8)
    one("as_strided", "as_strided", {"size": [2, 2], "stride": [3, 2], "storage_offset": 1}, lambda t: t.as_strided((2, 2), (3, 2), 1), 3, 4)
    for mode, pad in (("constant", [1, 2]), ("constant", [1, 0, 2, 1]), ("constant", [-1, 2]), ("reflect", [2, 1]), ("replicate", [2, 3]), ("circular", [1, 2])):
        value = 0.5 if mode == "constant" else 0.0
        one(f"pad {mode} {pad}", "pad", {"pad": pad, "mode": mode, "value": value}, lambda t: torch.nn.functional.pad(t, pad, mode, value), 2, 3, 4)
    for mode, pad in (("reflect", [2, 1, 1, 0]), ("replicate", [2, 0, 1, 3])):
        one(f"pad {mode} {pad}", "pad", {"pad": pad, "mode": mode, "value": 0.0}, lambda t: torch.nn.functional.pad(t, pad, mode), 1, 2, 3, 4)
    s.case("one_hot", "one_hot", lambda t: torch.nn.functional.one_hot(t, 5), [i([[0, 4], [2, 2]])], {"num_classes": 5})
    s.case("one_hot guessed", "one_hot", lambda t: torch.nn.functional.one_hot(t), [i([0, 3])], {})
    s.case("meshgrid ij", "meshgrid", lambda a, b: torch.meshgrid(a, b, indexing="ij"), [x(2), x(3)], {"indexing": "ij"})
    for name, args, function in (("arange", {"end": 5}, lambda: torch.arange(5)), ("arange", {"start": 1, "end": 2.5, "step": 0.5}, lambda: torch.arange(1, 2.5, 0.5)),
                                 ("arange", {"start": 5, "end": -2, "step": -3}, lambda: torch.arange(5, -2, -3)), ("linspace", {"start": -1, "end": 2, "steps": 7}, lambda: torch.linspace(-1, 2, 7)),
                                 ("linspace", {"start": 3, "end": 3, "steps": 1}, lambda: torch.linspace(3, 3, 1)), ("linspace", {"start": 0, "end": 1, "steps": 0}, lambda: torch.linspace(0, 1, 0)),
                                 ("logspace", {"start": -1, "end": 2, "steps": 5}, lambda: torch.logspace(-1, 2, 5)), ("eye", {"n": 3, "m": 4}, lambda: torch.eye(3, 4)),
                                 ("linspace", {"start": 0, "end": 1, "steps": 101}, lambda: torch.linspace(0, 1, 101))):
        s.case(f"{name} {args}", name, function, [], args)
    return s
