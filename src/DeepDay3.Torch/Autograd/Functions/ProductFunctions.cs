using static TorchSharp.torch;

namespace TorchSharp;

internal sealed class MmBackward(Tensor a, Tensor b) : Node(a, b)
{
    SavedTensor savedA = new(b.Tracks ? a : null);
    SavedTensor savedB = new(a.Tracks ? b : null);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (Needs(0)) input[0] = g.mm(savedB.Get(this).Conjugated().t());
        if (Needs(1)) input[1] = savedA.Get(this).Conjugated().t().mm(g);
    }

    internal override void Release()
    {
        savedA.Release();
        savedB.Release();
    }
}

internal sealed class BmmBackward(Tensor a, Tensor b) : Node(a, b)
{
    SavedTensor savedA = new(b.Tracks ? a : null);
    SavedTensor savedB = new(a.Tracks ? b : null);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (Needs(0)) input[0] = g.bmm(savedB.Get(this).Conjugated().transpose(1, 2));
        if (Needs(1)) input[1] = savedA.Get(this).Conjugated().transpose(1, 2).bmm(g);
    }

    internal override void Release()
    {
        savedA.Release();
        savedB.Release();
    }
}
