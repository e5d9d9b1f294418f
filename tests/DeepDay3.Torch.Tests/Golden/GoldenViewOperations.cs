using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>What the golden operations of the subjects views and rearranging are called here.</summary>
static class GoldenViewOperations
{
    public static Tensor[] Run(string op, GoldenArguments a, Tensor[] x)
    {
        return op switch
        {
            "split" => Listed(a, "size") ? x[0].split(a.Longs("size"), a.Long("dim")) : x[0].split(a.Long("size"), (int)a.Long("dim")),
            "chunk" => x[0].chunk(a.Long("chunks"), a.Long("dim")),
            "unbind" => x[0].unbind(a.Long("dim")),
            "hsplit" => Listed(a, "sections") ? x[0].hsplit(a.Longs("sections")) : x[0].hsplit(a.Long("sections")),
            "vsplit" => Listed(a, "sections") ? x[0].vsplit(a.Longs("sections")) : x[0].vsplit(a.Long("sections")),
            "dsplit" => Listed(a, "sections") ? x[0].dsplit(a.Longs("sections")) : x[0].dsplit(a.Long("sections")),
            "tensor_split" => Listed(a, "sections") ? x[0].tensor_split(a.Longs("sections"), a.Long("dim")) : x[0].tensor_split(a.Long("sections"), a.Long("dim")),
            "tensor_split_tensor" => x[0].tensor_split(x[1], a.Long("dim")),
            "meshgrid" => meshgrid(x, a.String("indexing")),
            "broadcast_tensors" => [.. broadcast_tensors(x)],
            "where_condition" => where(x[0]),
            _ => [One(op, a, x)],
        };
    }

    static bool Listed(GoldenArguments a, string name) => a.Json(name).ValueKind == JsonValueKind.Array;

    static Tensor One(string op, GoldenArguments a, Tensor[] x) => op switch
    {
        "reshape" => x[0].reshape(a.Longs("shape")),
        "view" => x[0].view(a.Longs("shape")),
        "permute" => x[0].permute(a.Longs("dims")),
        "transpose" => x[0].transpose(a.Long("dim0"), a.Long("dim1")),
        "t" => x[0].t(),
        "movedim" => x[0].movedim(a.Longs("source"), a.Longs("destination")),
        "squeeze" => x[0].squeeze(a.Has("dim") ? a.Long("dim") : null),
        "unsqueeze" => x[0].unsqueeze(a.Long("dim")),
        "flatten" => x[0].flatten(a.Long("start_dim", 0), a.Long("end_dim", -1)),
        "unflatten" => x[0].unflatten(a.Long("dim"), a.Longs("sizes")),
        "expand" => x[0].expand(a.Longs("size")),
        "broadcast_to" => x[0].broadcast_to(a.Longs("size")),
        "repeat" => x[0].repeat(a.Longs("repeats")),
        "tile" => x[0].tile(a.Longs("dims")),
        "repeat_interleave" => x[0].repeat_interleave(a.Long("repeats"), Dim(a)),
        "repeat_interleave_tensor" => x[0].repeat_interleave(x[1], Dim(a)),
        "flip" => x[0].flip(a.Longs("dims")),
        "fliplr" => x[0].fliplr(),
        "flipud" => x[0].flipud(),
        "rot90" => x[0].rot90(a.Long("k"), (a.Longs("dims")[0], a.Longs("dims")[1])),
        "roll" => x[0].roll(a.Longs("shifts"), a.Longs("dims")),
        "channel_shuffle" => x[0].channel_shuffle(a.Long("groups")),
        "narrow" => x[0].narrow(a.Long("dim"), a.Long("start"), a.Long("length")),
        "select" => x[0].select(a.Long("dim"), a.Long("index")),
        "atleast_1d" => x[0].atleast_1d(),
        "atleast_2d" => x[0].atleast_2d(),
        "atleast_3d" => x[0].atleast_3d(),
        "tril" => x[0].tril(a.Long("diagonal")),
        "triu" => x[0].triu(a.Long("diagonal")),
        "tril_indices" => tril_indices(a.Long("row"), a.Long("col"), a.Long("offset")),
        "triu_indices" => triu_indices(a.Long("row"), a.Long("col"), a.Long("offset")),
        "diag" => x[0].diag(a.Long("diagonal")),
        "diagflat" => x[0].diagflat(a.Long("offset", 0)),
        "diagonal" => x[0].diagonal(a.Long("offset"), a.Long("dim1"), a.Long("dim2")),
        "diag_embed" => x[0].diag_embed(a.Long("offset"), a.Long("dim1"), a.Long("dim2")),
        "diagonal_scatter" => x[0].diagonal_scatter(x[1], a.Long("offset"), a.Long("dim1"), a.Long("dim2")),
        "select_scatter" => x[0].select_scatter(x[1], a.Long("dim"), a.Long("index")),
        "slice_scatter" => x[0].slice_scatter(x[1], a.Long("dim"), Maybe(a, "start"), Maybe(a, "end"), a.Long("step")),
        "unfold" => x[0].unfold(a.Long("dimension"), a.Long("size"), a.Long("step")),
        "as_strided" => x[0].as_strided(a.Longs("size"), a.Longs("stride"), a.Long("storage_offset")),
        _ => Joined(op, a, x),
    };

    static Tensor Joined(string op, GoldenArguments a, Tensor[] x) => op switch
    {
        "cat" => cat(x, a.Long("dim")),
        "stack" => stack(x, a.Long("dim")),
        "hstack" => hstack(x),
        "vstack" => vstack(x),
        "dstack" => dstack(x),
        "column_stack" => column_stack(x),
        "row_stack" => row_stack(x),
        "block_diag" => block_diag(x),
        "cartesian_prod" => cartesian_prod(x),
        "combinations" => combinations(x[0], (int)a.Long("r"), a.Bool("with_replacement")),
        "arange" => Arange(a),
        "linspace" => linspace(a.Double("start"), a.Double("end"), a.Long("steps")),
        "logspace" => logspace(a.Double("start"), a.Double("end"), a.Long("steps"), a.Double("base", 10), Type(a)),
        "eye" => eye(a.Long("n"), a.Long("m")),
        "window" => Window(a),
        "one_hot" => nn.functional.one_hot(x[0], a.Long("num_classes", -1)),
        _ => Selected(op, a, x),
    };

    static Tensor Selected(string op, GoldenArguments a, Tensor[] x) => op switch
    {
        "index" or "index_tensors" => x[0][Indices(a, x[1..])],
        "index_put" => x[0].clone().index_put_(x[1], Indices(a, x[2..])),
        "index_put_accumulate" => x[0].clone().index_put_(x[2], [x[1]], a.Bool("accumulate")),
        "index_select" => x[0].index_select(a.Long("dim"), x[1]),
        "index_add" => x[0].index_add(a.Long("dim"), x[1], x[2], 1),
        "index_copy" => x[0].index_copy(a.Long("dim"), x[1], x[2]),
        "index_fill" => x[0].index_fill(a.Long("dim"), x[1], a.Double("value")),
        "gather" => x[0].gather(a.Long("dim"), x[1]),
        "scatter" => x[0].scatter(a.Long("dim"), x[1], x[2]),
        "scatter_add" => x[0].scatter_add(a.Long("dim"), x[1], x[2]),
        "masked_select" => x[0].masked_select(x[1]),
        "masked_scatter" => x[0].masked_scatter(x[1], x[2]),
        "take" => x[0].take(x[1]),
        "take_along_dim" => a.Has("dim") ? x[0].take_along_dim(x[1], a.Long("dim")) : x[0].take_along_dim(x[1]),
        "nonzero" => x[0].nonzero(),
        "argwhere" => x[0].argwhere(),
        _ => throw new ArgumentException($"no operation '{op}'"),
    };

    static long? Dim(GoldenArguments a) => Maybe(a, "dim");

    static long? Maybe(GoldenArguments a, string name) => a.Has(name) ? a.Long(name) : null;

    static ScalarType? Type(GoldenArguments a) => !a.Has("dtype") ? null : a.String("dtype") switch
    {
        "float64" => float64,
        "int64" => int64,
        _ => float32,
    };

    static Tensor Arange(GoldenArguments a)
    {
        Scalar Number(string name) => a.Json(name).TryGetInt64(out long whole) ? (Scalar)whole : a.Double(name);
        return a.Has("step") ? arange(Number("start"), Number("end"), Number("step")) : arange(Number("end"));
    }

    static Tensor Window(GoldenArguments a)
    {
        var (n, periodic) = (a.Long("len"), a.Bool("periodic"));
        return a.String("window") switch
        {
            "bartlett" => bartlett_window(n, periodic, float64),
            "blackman" => blackman_window(n, periodic, float64),
            "hamming" => hamming_window(n, periodic, dtype: float64),
            "hann" => hann_window(n, periodic, float64),
            _ => kaiser_window(n, periodic, dtype: float64),
        };
    }

    static TensorIndex[] Indices(GoldenArguments a, Tensor[] tensors)
    {
        var rest = new Queue<Tensor>(tensors);
        static long? Bound(JsonElement e) => e.ValueKind == JsonValueKind.Null ? null : e.GetInt64();
        return [.. a.Json("indices").EnumerateArray().Select(e => e.ValueKind switch
        {
            JsonValueKind.Number => TensorIndex.Single(e.GetInt64()),
            JsonValueKind.Null => TensorIndex.None,
            JsonValueKind.True => TensorIndex.Bool(true),
            JsonValueKind.False => TensorIndex.Bool(false),
            JsonValueKind.Array => TensorIndex.Slice(Bound(e[1]), Bound(e[2]), Bound(e[3])),
            _ => e.GetString() == "..." ? TensorIndex.Ellipsis : TensorIndex.Tensor(rest.Dequeue()),
        })];
    }
}
