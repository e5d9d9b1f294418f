using System.Numerics;
using MathNet.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>A normal distribution cut off at a and b, by inverting its distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                static double Cdf(double x) => (1 + SpecialFunctions.Erf(x / Math.Sqrt(2))) / 2;
                double low = Cdf((a - mean) / std), high = Cdf((b - mean) / std);
                return Set(tensor, t =>
                {
                    t.uniform_((2 * low) - 1, (2 * high) - 1, generator);
                    var quantiles = Activation.Map<ErfInverse>(t, null, default, slope: false);
                    t.copy_(quantiles.mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b));
                });
            }

            readonly struct ErfInverse : IActivation
            {
                public static string Name => "ErfinvBackward0";

                public static double Value(double x, in Coefficients k) => SpecialFunctions.ErfInv(x);

                public static double Slope(double x, in Coefficients k) => Math.Sqrt(Math.PI) / 2 * Math.Exp(Math.Pow(SpecialFunctions.ErfInv(x), 2));
            }

            /// <summary>Rows or columns (whichever are fewer) that are orthogonal and of length <paramref name="gain"/> (Saxe et al. 2013). Dimensions after the first count as one.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.dim() < 2) throw new ArgumentException("Only tensors with 2 or more dimensions are supported");
                if (tensor.numel() == 0) return tensor;
                int rows = (int)tensor.shape[0], columns = (int)(tensor.numel() / rows);
                return Set(tensor, t =>
                {
                    var drawn = empty(rows, columns, t.dtype);
                    drawn.FillNormal(0, 1, null);
                    var tall = (rows < columns ? drawn.t() : drawn).contiguous();
                    var action = new OrthogonalAction { Matrix = tall, Result = empty_like(tall) };
                    Dispatch.Float(t.dtype, ref action, "orthogonal_");
                    var basis = rows < columns ? action.Result.t() : action.Result;
                    t.copy_((basis * gain).reshape(t.shape));
                });
            }

            /// <summary>Q of the QR decomposition with a positive diagonal of R: then Q is uniform over the orthogonal matrices (Mezzadri 2006).</summary>
            struct OrthogonalAction : IFloatAction
            {
                internal Tensor Matrix;
                internal Tensor Result;

                public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
                {
                    int rows = (int)Matrix.layout.Sizes[0], columns = (int)Matrix.layout.Sizes[1];
                    var q = Result.Elements<T>();
                    var r = new T[columns * columns];
                    LinearAlgebra.QrFactor<T>(1, rows, columns, false, Matrix.Elements<T>(), q, r);
                    for (int column = 0; column < columns; column++)
                    {
                        T diagonal = r[(column * columns) + column];
                        T sign = diagonal > T.Zero ? T.One : diagonal < T.Zero ? -T.One : T.Zero;
                        for (int row = 0; row < rows; row++) q[(row * columns) + column] *= sign;
                    }
                }
            }

            /// <summary>Normal with a share of zeros in each column (Martens 2010).</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.dim() != 2) throw new ArgumentException("Only tensors with 2 dimensions are supported");
                long rows = tensor.shape[0], zeros = (long)Math.Ceiling(sparsity * rows);
                return Set(tensor, t =>
                {
                    t.normal_(0, std);
                    for (long column = 0; column < t.shape[1]; column++)
                        foreach (long row in randperm(rows).data<long>().ToArray().Take((int)zeros)) t.select(1, column).select(0, row).fill_(0);
                });
            }
        }
    }
}
