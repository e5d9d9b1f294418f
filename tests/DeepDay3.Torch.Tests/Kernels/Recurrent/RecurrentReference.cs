using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels.Recurrent;

/// <summary>The equations of PyTorch's documentation, one number at a time in double, one sequence after the other: slow and plain.</summary>
static class RecurrentReference
{
    /// <summary>Output, last hidden and last cell states.</summary>
    public static (double[] Output, double[] HN, double[] CN) Forward(RecurrentCase<double> c)
    {
        var s = c.Shape;
        var output = new double[s.Rows * s.OutputStride];
        var hN = new double[s.Batch * s.HiddenSize];
        var cN = new double[s.Batch * s.HiddenSize];
        for (var n = 0; n < s.Batch; n++)
        {
            var rows = RowsOf(s, n);
            if (s.Reverse)
                rows.Reverse();
            var h = c.H0.Length == 0 ? new double[s.HiddenSize] : c.H0.AsSpan(n * s.HiddenSize, s.HiddenSize).ToArray();
            var cell = c.C0.Length == 0 ? new double[s.HiddenSize] : c.C0.AsSpan(n * s.HiddenSize, s.HiddenSize).ToArray();
            foreach (var row in rows)
            {
                (h, cell) = Step(c, row, h, cell);
                h.CopyTo(output, row * s.OutputStride);
            }
            h.CopyTo(hN, n * s.HiddenSize);
            cell.CopyTo(cN, n * s.HiddenSize);
        }
        return (output, hN, c.Kind == CellKind.Lstm ? cN : []);
    }

    /// <summary>The sum of all outputs weighted by the upstream gradients: the function whose gradients the backward pass computes.</summary>
    public static double Loss(RecurrentCase<double> c)
    {
        var (output, hN, cN) = Forward(c);
        return Dot(output, c.GradOutput) + Dot(hN, c.GradHN) + Dot(cN, c.GradCN);
    }

    static double Dot(double[] a, double[] b) => b.Length == 0 ? 0 : a.Zip(b, (p, q) => p * q).Sum();

    static List<int> RowsOf(RecurrentShape s, int n)
    {
        var rows = new List<int>();
        var first = 0;
        for (var t = 0; t < s.Steps; t++)
        {
            var active = s.BatchSizes is null ? s.Batch : s.BatchSizes[t];
            if (n < active)
                rows.Add(first + n);
            first += active;
        }
        return rows;
    }

    static (double[] H, double[] C) Step(RecurrentCase<double> c, int row, double[] h, double[] cell)
    {
        int size = c.Shape.HiddenSize, inputs = c.Shape.InputSize;
        double In(int gate, int u)
        {
            var line = gate * size + u;
            var sum = c.InputBias.Length == 0 ? 0 : c.InputBias[line];
            for (var i = 0; i < inputs; i++)
                sum += c.InputHidden[line * inputs + i] * c.X[row * inputs + i];
            return sum;
        }
        double Rec(int gate, int u)
        {
            var line = gate * size + u;
            var sum = c.HiddenBias.Length == 0 ? 0 : c.HiddenBias[line];
            for (var k = 0; k < size; k++)
                sum += c.HiddenHidden[line * size + k] * h[k];
            return sum;
        }
        static double Sigmoid(double v) => 1 / (1 + Math.Exp(-v));
        double[] nextH = new double[size], nextC = new double[size];
        for (var u = 0; u < size; u++)
        {
            switch (c.Kind)
            {
                case CellKind.Tanh:
                    nextH[u] = Math.Tanh(In(0, u) + Rec(0, u));
                    break;
                case CellKind.Relu:
                    nextH[u] = Math.Max(0, In(0, u) + Rec(0, u));
                    break;
                case CellKind.Gru:
                    double r = Sigmoid(In(0, u) + Rec(0, u)), z = Sigmoid(In(1, u) + Rec(1, u));
                    nextH[u] = (1 - z) * Math.Tanh(In(2, u) + r * Rec(2, u)) + z * h[u];
                    break;
                default:
                    double i = Sigmoid(In(0, u) + Rec(0, u)), f = Sigmoid(In(1, u) + Rec(1, u)), o = Sigmoid(In(3, u) + Rec(3, u));
                    nextC[u] = f * cell[u] + i * Math.Tanh(In(2, u) + Rec(2, u));
                    nextH[u] = o * Math.Tanh(nextC[u]);
                    break;
            }
        }
        return (nextH, nextC);
    }
}
