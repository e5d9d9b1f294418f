namespace DeepDay3.Torch.Tests.Kernels.Recurrent;

public enum CellKind
{
    Tanh,
    Relu,
    Gru,
    Lstm,
}
