using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static Dictionary<string, GoldenOp> Complexes() => new()
    {
        ["conj"] = One(x => x.conj()),
        ["real"] = One(x => x.real),
        ["imag"] = One(x => x.imag),
        ["isreal"] = One(x => x.isreal()),
        ["mH"] = One(x => x.mH),
        ["view_as_real"] = One(x => x.view_as_real()),
        ["view_as_complex"] = One(x => x.view_as_complex()),
        ["complex"] = Two(complex),
        ["polar"] = Two(polar),
        ["vdot"] = Two((x, y) => x.vdot(y)),
    };
}
