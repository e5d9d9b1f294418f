"""Rearranging, repeating, splitting, selecting and filling by index, beyond what cases_views.py has: values, gradients, messages."""
import torch

from golden import In, Subject, Values


def differentiable(function, inputs):
    """Whether PyTorch has gradients for the call (it lacks some for 0-d tensors); a call that fails counts as one that has."""
    built = [y.build() if isinstance(y, In) else (y, y) for y in inputs]
    try:
        result = function(*[y for _, y in built])
    except (RuntimeError, IndexError, ValueError, TypeError):
        return True
    outputs = [y for y in (result if isinstance(result, (tuple, list)) else [result]) if y.requires_grad]
    try:
        torch.autograd.grad([y.sum() for y in outputs], [leaf for leaf, _ in built if leaf.requires_grad], allow_unused=True)
    except (RuntimeError, IndexError, ValueError):
        return False
    return bool(outputs)


def subject():
    s = Subject("rearranging", "Flips, rolls, diagonals, triangles, repetition, splitting, stacking, grids, indexed writes, windows of signals, and what they refuse.")
    v = Values(113)
    x = lambda *shape, **k: In(v.normal(*shape), grad=True, **k)
    i = lambda values, dtype=torch.int64: torch.tensor(values, dtype=dtype)

    def case(name, op, args, function, *inputs):
        if not differentiable(function, inputs):
            inputs = [y.value if isinstance(y, In) else y for y in inputs]
        s.case(name, op, function, inputs, args)

    def listed(name, args, inputs, call=None):
        """torch.name(list of tensors)."""
        case(f"{name} {[list(y.value.shape if isinstance(y, In) else y.shape) for y in inputs]} {args}", name, args, lambda *t: (call or getattr(torch, name))(t, **args), *inputs)

    for shape in ((4,), (2, 3), ()):
        for op in ("fliplr", "flipud", "atleast_1d", "atleast_2d", "atleast_3d", "diagflat"):
            case(f"{op} {list(shape)}", op, {}, lambda t: getattr(torch, op)(t), x(*shape))
    for k in (-1, 0, 1, 2, 3, 6):
        case(f"rot90 {k}", "rot90", {"k": k, "dims": [0, 1]}, lambda t: torch.rot90(t, k, (0, 1)), x(2, 3))
    for dims in ([1, 2], [-1, 0], [0, 0], [0, 5], [4, 0]):
        case(f"rot90 {dims}", "rot90", {"k": 1, "dims": dims}, lambda t: torch.rot90(t, 1, dims), x(2, 3, 2))
    case("rot90 of a vector", "rot90", {"k": 1, "dims": [0, 1]}, lambda t: torch.rot90(t), x(4))
    for dims in ([], [0, 0], [2], [-2]):
        case(f"flip {dims}", "flip", {"dims": dims}, lambda t: t.flip(dims), x(2, 3))
    for shifts, dims in (([2], []), ([-5], []), ([1, 2], [0]), ([1], [3]), ([0], [1]), ([], []), ([3, -1, 1], [0, 1, 0])):
        case(f"roll {shifts} {dims}", "roll", {"shifts": shifts, "dims": dims}, lambda t: t.roll(shifts, dims), x(2, 3, layout="transposed"))
    for source, destination in (([0, 1], [2, 0]), ([-1], [0]), ([2, 0, 1], [0, 1, 2]), ([0, 0], [0, 1]), ([0, 1], [1, 1]), ([0], [0, 1]), ([5], [0])):
        case(f"movedim {source} {destination}", "movedim", {"source": source, "destination": destination}, lambda t: t.movedim(source, destination), x(2, 3, 4))
    case("channel_shuffle", "channel_shuffle", {"groups": 2}, lambda t: torch.channel_shuffle(t, 2), x(1, 4, 2, 2).value)
    for offset, d1, d2 in ((0, 0, 2), (-1, 2, 1), (1, -1, -3), (9, 0, 1), (-9, 0, 1), (0, 1, 1), (0, 0, 3)):
        case(f"diagonal {offset} {d1} {d2}", "diagonal", {"offset": offset, "dim1": d1, "dim2": d2}, lambda t: t.diagonal(offset, d1, d2), x(2, 3, 4))
    for offset, d1, d2 in ((0, -2, -1), (1, 0, 2), (-2, 2, 0), (0, 1, 1), (0, 4, 0)):
        case(f"diag_embed {offset} {d1} {d2}", "diag_embed", {"offset": offset, "dim1": d1, "dim2": d2}, lambda t: t.diag_embed(offset, d1, d2), x(2, 3))
    for k in (-1, 0, 2):
        case(f"diag of a matrix {k}", "diag", {"diagonal": k}, lambda t: t.diag(k), x(3, 4))
    case("diag of three dimensions", "diag", {"diagonal": 0}, lambda t: t.diag(0), x(2, 3, 4))
    case("diagflat offset", "diagflat", {"offset": -1}, lambda t: torch.diagflat(t, -1), x(2, 2))
    for op in ("tril", "triu"):
        for dtype in (torch.int64, torch.bool, torch.int16):
            case(f"{op} {dtype}", op, {"diagonal": 0}, lambda t: getattr(torch, op)(t), v.integers(3, 3, low=-5, high=5).to(dtype))
        case(f"{op} transposed", op, {"diagonal": 1}, lambda t: getattr(torch, op)(t, 1), x(3, 4, layout="transposed"))
        for row, col, offset in ((3, 4, 0), (3, 4, -1), (4, 2, 1), (0, 3, 0), (2, 2, 9), (-1, 2, 0)):
            case(f"{op}_indices {row} {col} {offset}", op + "_indices", {"row": row, "col": col, "offset": offset}, lambda: getattr(torch, op + "_indices")(row, col, offset))
    for d, size, step in ((0, 2, 1), (1, 2, 2), (-1, 5, 1), (0, 4, 1), (0, 3, 0)):
        case(f"unfold {d} {size} {step}", "unfold", {"dimension": d, "size": size, "step": step}, lambda t: t.unfold(d, size, step), x(3, 5))
    case("unfold 0-d", "unfold", {"dimension": 0, "size": 1, "step": 1}, lambda t: t.unfold(0, 1, 1), x())

    for repeats, d in ((2, None), (0, 0), (2, -1), (-1, 0), (1, 1)):
        case(f"repeat_interleave {repeats} {d}", "repeat_interleave", {"repeats": repeats, "dim": d}, lambda t: t.repeat_interleave(repeats, d), x(2, 3))
    for repeats, d in (([1, 0, 2], 1), ([2], 0), ([1, 2, 3, 0, 1, 1], None), ([1, 2], 1), ([1, -1, 1], 1), ([[1, 2, 3]], 1)):
        case(f"repeat_interleave by a tensor {repeats} {d}", "repeat_interleave_tensor", {"dim": d}, lambda t, r: t.repeat_interleave(r, d), x(2, 3), i(repeats))
    case("repeat negative", "repeat", {"repeats": [2, -1]}, lambda t: t.repeat(2, -1), x(2, 3))

    for op, shape, sections in (("hsplit", (4,), 2), ("hsplit", (2, 4), 2), ("hsplit", (2, 4), 3), ("hsplit", (2, 4), [1, 3]), ("vsplit", (4, 2), 2), ("vsplit", (4, 2), [2]), ("vsplit", (4,), 2),
                                ("dsplit", (1, 2, 4), 4), ("dsplit", (1, 2, 4), [1, 2]), ("dsplit", (2, 4), 2), ("hsplit", (), 1), ("hsplit", (2, 4), 0)):
        case(f"{op} {list(shape)} {sections}", op, {"sections": sections}, lambda t: getattr(torch, op)(t, sections), x(*shape))
    for sections, d in ((3, 0), (2, 1), (7, 0), ([1, 3], 0), ([2, 1], 0), ([-1], 1), ([0, 9], 0), (0, 0)):
        case(f"tensor_split {sections} {d}", "tensor_split", {"sections": sections, "dim": d}, lambda t: torch.tensor_split(t, sections, d), x(5, 3))
    for sections in (i(2), i([1, 4]), i([[1]]), i([1], torch.int32)):
        case(f"tensor_split by {sections}", "tensor_split_tensor", {"dim": 0}, lambda t, u: torch.tensor_split(t, u, 0), x(5, 3), sections)
    for size, d in ((0, 0), (-1, 0), ([2, 2], 0), ([2, -1, 4], 0), (9, 1)):
        case(f"split {size} {d}", "split", {"size": size, "dim": d}, lambda t: torch.split(t, size, d), x(5, 3))
    case("split of nothing", "split", {"size": 2, "dim": 0}, lambda t: torch.split(t, 2, 0), x(0, 3))
    case("split 0-d", "split", {"size": 2, "dim": 0}, lambda t: torch.split(t, 2, 0), x())
    for chunks in (0, -2):
        case(f"chunk {chunks}", "chunk", {"chunks": chunks, "dim": 0}, lambda t: torch.chunk(t, chunks), x(5))
    case("chunk of nothing", "chunk", {"chunks": 3, "dim": 0}, lambda t: torch.chunk(t, 3), x(0, 2))
    case("unbind 0-d", "unbind", {"dim": 0}, lambda t: torch.unbind(t), x())
    case("unbind of nothing", "unbind", {"dim": 1}, lambda t: torch.unbind(t, 1), x(2, 3, 2))

    listed("column_stack", {}, [x(3), x(3, 2), x(3)])
    listed("column_stack", {}, [x(), x()])
    listed("column_stack", {}, [x(3), x(2, 2)])
    listed("row_stack", {}, [x(3), x(2, 3)])
    listed("hstack", {}, [x(), x(3)])
    listed("dstack", {}, [x(), x()])
    listed("dstack", {}, [x(2), x(1, 2)])
    listed("hstack", {}, [i([1, 2]), x(2)])
    listed("meshgrid", {"indexing": "xy"}, [x(2), x(3), x(4)])
    listed("meshgrid", {"indexing": "ij"}, [x(), x(3)])
    listed("meshgrid", {"indexing": "xy"}, [x(3)])
    listed("meshgrid", {"indexing": "no"}, [x(3), x(2)])
    listed("meshgrid", {"indexing": "ij"}, [x(3), i([2])])
    cartesian = lambda t: torch.cartesian_prod(*t)
    listed("cartesian_prod", {}, [x(2), x(3)], cartesian)
    listed("cartesian_prod", {}, [x(2)], cartesian)
    listed("cartesian_prod", {}, [x(2), x(1), x(2)], cartesian)
    listed("cartesian_prod", {}, [x(2), x(1, 2)], cartesian)
    blocks = lambda t: torch.block_diag(*t)
    listed("block_diag", {}, [x(2, 3), x(), x(2), i([[1]])], blocks)
    listed("block_diag", {}, [x(2, 3, 1)], blocks)
    listed("block_diag", {}, [x(2, 0), x(1, 1)], blocks)
    tensors = lambda t: torch.broadcast_tensors(*t)
    listed("broadcast_tensors", {}, [x(3, 1), x(2), x()], tensors)
    listed("broadcast_tensors", {}, [x(3), x(2)], tensors)
    for n, r, again in ((4, 2, False), (4, 3, False), (3, 2, True), (2, 3, False), (2, 3, True), (4, 0, False), (3, 3, False), (3, 1, True), (0, 2, True), (2, -1, False)):
        case(f"combinations {n} {r} {again}", "combinations", {"r": r, "with_replacement": again}, lambda t: torch.combinations(t, r, again), x(n))
    case("combinations of a matrix", "combinations", {"r": 2, "with_replacement": False}, lambda t: torch.combinations(t), x(2, 2))

    for src, offset, d1, d2 in (((3,), 0, 0, 1), ((2,), -1, 0, 1), ((3,), 1, 1, 0), ((2,), 0, 0, 1)):
        case(f"diagonal_scatter {src} {offset} {d1} {d2}", "diagonal_scatter", {"offset": offset, "dim1": d1, "dim2": d2}, lambda t, u: t.diagonal_scatter(u, offset, d1, d2), x(3, 4), x(*src))
    for src, d, index in (((4,), 0, 1), ((3,), 1, -1), ((3,), 0, 0)):
        case(f"select_scatter {src} {d} {index}", "select_scatter", {"dim": d, "index": index}, lambda t, u: t.select_scatter(u, d, index), x(3, 4), x(*src))
    for src, d, start, end, step in (((3, 4), 0, None, None, 1), ((3, 2), 1, 1, 3, 1), ((3, 2), 1, 0, 9, 2), ((2, 4), 0, -2, None, 1), ((1, 1), 0, 0, 1, 1)):
        case(f"slice_scatter {src} {d} {start} {end} {step}", "slice_scatter", {"dim": d, "start": start, "end": end, "step": step}, lambda t, u: t.slice_scatter(u, d, start, end, step), x(3, 4), x(*src))

    for index in ([-1, 0], [], [[9]], [-12], [-13]):
        case(f"take {index}", "take", {}, torch.take, x(3, 4, layout="transposed"), i(index))
    case("take by floats", "take", {}, torch.take, x(3, 4), torch.tensor([1.0]))
    case("take_along_dim broadcast", "take_along_dim", {"dim": 1}, lambda t, j: torch.take_along_dim(t, j, 1), x(3, 4), i([[2, 0]]))
    case("take_along_dim broadcast self", "take_along_dim", {"dim": 0}, lambda t, j: torch.take_along_dim(t, j, 0), x(3, 1), i([[2, 0, 1]]))
    case("take_along_dim flat", "take_along_dim", {}, torch.take_along_dim, x(3, 4), i([[11, 0]]))
    case("take_along_dim of another rank", "take_along_dim", {"dim": 1}, lambda t, j: torch.take_along_dim(t, j, 1), x(3, 4), i([0]))
    for d, index, src in ((0, [1, 0], (2, 3)), (1, [2], (2, 1)), (0, [5], (1, 3)), (0, [0, 1], (2,)), (0, [0], (2, 3)), (0, [0, 1], (2, 2)), (0, [[0, 1]], (2, 3))):
        case(f"index_copy {d} {index} {src}", "index_copy", {"dim": d}, lambda t, j, u: t.index_copy(d, j, u), x(2, 3), i(index), x(*src))
    case("index_copy of another dtype", "index_copy", {"dim": 0}, lambda t, j, u: t.index_copy(0, j, u), x(2, 3), i([0]), torch.zeros(1, 3, dtype=torch.float64))
    for d, index in ((0, [0, -1]), (1, []), (0, [2]), (1, [[0]])):
        case(f"index_fill {d} {index}", "index_fill", {"dim": d, "value": 2.5}, lambda t, j: t.index_fill(d, j, 2.5), x(2, 3), i(index))
    case("index_fill by floats", "index_fill", {"dim": 0, "value": 1}, lambda t, j: t.index_fill(0, j, 1), x(2, 3), torch.tensor([0.0]))
    case("index_fill 0-d", "index_fill", {"dim": 0, "value": 3}, lambda t, j: t.index_fill(0, j, 3), x(), i([0]))
    case("index_fill of integers", "index_fill", {"dim": 0, "value": 1.75}, lambda t, j: t.index_fill(0, j, 1.75), i([[1, 2], [3, 4]]), i([0]))
    for d, index, src in ((0, [0, 1], (2, 3)), (1, [0, 0, 2], (2, 3)), (0, [0, 1], (3,)), (0, [0, 1, 0], (2, 3)), (0, [7], (1, 3)), (0, [-1], (1, 3))):
        case(f"index_add {d} {index} {src}", "index_add", {"dim": d}, lambda t, j, u: t.index_add(d, j, u), x(2, 3), i(index), x(*src))
    case("masked_scatter broadcast", "masked_scatter", {}, lambda t, m, u: t.masked_scatter(m, u), x(2, 3), i([True, False, True], torch.bool), x(2, 3))
    case("masked_scatter too short", "masked_scatter", {}, lambda t, m, u: t.masked_scatter(m, u), x(2, 3), i([True, False, True], torch.bool), x(3))
    case("masked_scatter of another dtype", "masked_scatter", {}, lambda t, m, u: t.masked_scatter(m, u), x(2, 3), i([True, False, True], torch.bool), i([1, 2, 3, 4]))
    case("masked_select broadcast", "masked_select", {}, torch.masked_select, x(2, 3), i([True, False, True], torch.bool))
    case("masked_select by floats", "masked_select", {}, torch.masked_select, x(3), torch.tensor([1.0, 0, 1]))
    for shape, index, src in (((2, 3), [[0, 1]], (1, 1)), ((2, 3), [[2]], (1, 1)), ((2, 3), [0], (1,)), ((2, 3), [[0, 0, 0, 0]], (1, 4)), ((2, 3), [[1, 0, 0], [0, 1, 1]], (2, 3)), ((), 0, ())):
        for op in ("scatter", "scatter_add"):
            case(f"{op} {shape} {index} {src}", op, {"dim": 0}, lambda t, j, u: getattr(t, op)(0, j, u), x(*shape), i(index), x(*src))
    case("scatter of another dtype", "scatter", {"dim": 0}, lambda t, j, u: t.scatter(0, j, u), x(2, 3), i([[0]]), torch.zeros(1, 1, dtype=torch.float64))
    for shape, index in (((2, 3), [[0, 1, 1], [1, 1, 0], [0, 0, 0]]), ((2, 3), [[0, 0, 0, 0]]), ((2, 3), [0]), ((), 0), ((), [0, 0]), ((2, 3), [[5]]), ((2, 3), [[-1]])):
        case(f"gather {shape} {index}", "gather", {"dim": 0}, lambda t, j: t.gather(0, j), x(*shape), i(index))
    case("gather by int32", "gather", {"dim": 0}, lambda t, j: t.gather(0, j), x(2, 3), i([[0]], torch.int32))
    for index in ([3], [-1], [[0]], 1):
        case(f"index_select {index}", "index_select", {"dim": 0}, lambda t, j: t.index_select(0, j), x(3, 4), i(index))
    case("index_select by floats", "index_select", {"dim": 0}, lambda t, j: t.index_select(0, j), x(3, 4), torch.tensor([0.0]))
    case("index_select of a number", "index_select", {"dim": 0}, lambda t, j: t.index_select(0, j), x(), i([0]))
    for value in ([[0.0, 1.0], [2.0, 0.0]], [0.0, 0.0], 3.0, 0.0):
        case(f"nonzero {value}", "nonzero", {}, torch.nonzero, torch.tensor(value))
        case(f"argwhere {value}", "argwhere", {}, torch.argwhere, torch.tensor(value))
        case(f"where {value}", "where_condition", {}, torch.where, torch.tensor(value))
    for name, start, end, steps, base, dtype in (("a", 0, 3, 4, 2.0, torch.float64), ("b", -1, 1, 5, 10.0, torch.float32), ("c", 0, 3, 4, 10.0, torch.int64), ("d", 1, 1, 1, 3.0, torch.float32), ("e", 0, 1, 0, 10.0, torch.float64)):
        case(f"logspace {name}", "logspace", {"start": start, "end": end, "steps": steps, "base": base, "dtype": dtype}, lambda: torch.logspace(start, end, steps, base, dtype=dtype))
    for window in ("bartlett", "blackman", "hamming", "hann", "kaiser"):
        for n in (0, 1, 2, 6):
            for periodic in (True, False):
                case(f"{window} {n} {periodic}", "window", {"window": window, "len": n, "periodic": periodic}, lambda: getattr(torch, window + "_window")(n, periodic=periodic, dtype=torch.float64))
    for classes, index in ((-1, [[1, 0], [2, 1]]), (4, [3]), (2, [2]), (-1, [-1]), (-1, []), (3, []), (0, [0])):
        case(f"one_hot {index} {classes}", "one_hot", {"num_classes": classes}, lambda t: torch.nn.functional.one_hot(t, classes), i(index))
    case("one_hot of floats", "one_hot", {"num_classes": -1}, lambda t: torch.nn.functional.one_hot(t), torch.tensor([1.0]))
    return s
