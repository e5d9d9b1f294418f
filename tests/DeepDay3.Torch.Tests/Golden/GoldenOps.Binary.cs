using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static RoundingMode Rounding(GoldenArguments args) => args.String("rounding_mode", "None") switch
    {
        "floor" => RoundingMode.floor,
        "trunc" => RoundingMode.trunc,
        _ => RoundingMode.None,
    };

    static Dictionary<string, GoldenOp> Binary() => new()
    {
        ["add"] = (x, a) => [a.Has("alpha") ? x[0].add(x[1], Number(a, "alpha")) : x[0].add(x[1])],
        ["sub"] = (x, a) => [a.Has("alpha") ? x[0].add(x[1], new Scalar(Number(a, "alpha").Value.Negate())) : x[0].sub(x[1])],
        ["mul"] = Two((x, y) => x.mul(y)),
        ["div"] = (x, a) => [x[0].div(x[1], Rounding(a))],
        ["pow"] = Two((x, y) => x.pow(y)),
        ["maximum"] = Two((x, y) => x.maximum(y)),
        ["minimum"] = Two((x, y) => x.minimum(y)),
        ["atan2"] = Two((x, y) => x.atan2(y)),
        ["hypot"] = Two((x, y) => x.hypot(y)),
        ["fmod"] = Two((x, y) => x.fmod(y)),
        ["remainder"] = Two((x, y) => x.remainder(y)),
        ["logaddexp"] = Two((x, y) => x.logaddexp(y)),
        ["eq"] = Two((x, y) => x.eq(y)),
        ["ne"] = Two((x, y) => x.ne(y)),
        ["lt"] = Two((x, y) => x.lt(y)),
        ["le"] = Two((x, y) => x.le(y)),
        ["gt"] = Two((x, y) => x.gt(y)),
        ["ge"] = Two((x, y) => x.ge(y)),
        ["logical_and"] = Two((x, y) => x.logical_and(y)),
        ["logical_or"] = Two((x, y) => x.logical_or(y)),
        ["logical_xor"] = Two((x, y) => x.logical_xor(y)),
        ["floor_divide"] = Two((x, y) => x.floor_divide(y)),
        ["bitwise_and"] = Two((x, y) => x & y),
        ["bitwise_or"] = Two((x, y) => x | y),
        ["bitwise_xor"] = Two((x, y) => x ^ y),
        ["add_scalar"] = (x, a) => [x[0] + Number(a, "other")],
        ["sub_scalar"] = (x, a) => [x[0] - Number(a, "other")],
        ["mul_scalar"] = (x, a) => [x[0] * Number(a, "other")],
        ["div_scalar"] = (x, a) => [x[0] / Number(a, "other")],
        ["floor_divide_scalar"] = (x, a) => [x[0].floor_divide(Number(a, "other"))],
        ["remainder_scalar"] = (x, a) => [x[0] % Number(a, "other")],
        ["fmod_scalar"] = (x, a) => [x[0].fmod(Number(a, "other"))],
        ["eq_scalar"] = (x, a) => [x[0] == Number(a, "other")],
        ["lt_scalar"] = (x, a) => [x[0] < Number(a, "other")],
        ["ge_scalar"] = (x, a) => [x[0] >= Number(a, "other")],
        ["rsub_scalar"] = (x, a) => [Number(a, "other") - x[0]],
        ["rdiv_scalar"] = (x, a) => [Number(a, "other") / x[0]],
        ["where"] = Three(where),
        ["masked_fill"] = (x, a) => [x[0].masked_fill(x[1], Number(a, "value"))],
        ["lerp"] = (x, a) => [x[0].lerp(x[1], At(x, 2) ?? Tensor.FromNumber(a.Double("weight"), x[0].dtype))],
        ["addcmul"] = (x, a) => [x[0].addcmul(x[1], x[2], Number(a, "value"))],
        ["addcdiv"] = (x, a) => [x[0].addcdiv(x[1], x[2], Number(a, "value"))],
        ["isclose"] = (x, a) => [x[0].isclose(x[1], a.Double("rtol", 1e-5), a.Double("atol", 1e-8), a.Bool("equal_nan", false))],
        ["square_by_mul"] = One(x => (x * x) + x),
    };
}
