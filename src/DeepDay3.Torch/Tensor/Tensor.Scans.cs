namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        internal Tensor RunningSum(int d, ScalarType type, bool reverse)
        {
            var result = Scans.Run(reverse ? Scans.What.ReverseSum : Scans.What.Sum, this, d, type);
            return Recording(this) ? result.Record(new CumsumBackward(this, d, reverse)) : result;
        }

        /// <summary>Running sums; integers add up as int64.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null)
        {
            RequireLive();
            return RunningSum(layout.Dimension(dim), type ?? (DTypes.IsInexact(this.scalarType) ? this.scalarType : ScalarType.Int64), reverse: false);
        }

        /// <summary>Running products; integers multiply as int64.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            var result = Scans.Run(Scans.What.Product, this, d, type ?? (DTypes.IsInexact(this.scalarType) ? this.scalarType : ScalarType.Int64));
            return Recording(this) ? result.Record(new CumprodBackward(this, d)) : result;
        }

        /// <summary>Running logarithms of sums of exponentials.</summary>
        public Tensor logcumsumexp(long dim)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            var result = Scans.Run(Scans.What.LogSumExp, this, d, scalarType);
            return Recording(this) ? result.Record(new LogcumsumexpBackward(this, result, d)) : result;
        }

        /// <summary>Differences of neighbours, n times over, after joining what comes before and behind.</summary>
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null)
        {
            RequireLive();
            if (layout.Rank == 0) throw TorchError.Create("diff expects input to be at least one-dimensional");
            if (n < 0) throw TorchError.Create($"order must be non-negative but got {n}");
            int d = layout.Dimension(dim);
            var x = prepend is null && append is null ? this : cat([.. prepend is null ? [] : new[] { prepend }, this, .. append is null ? [] : new[] { append }], d);
            for (long i = 0; i < n; i++)
            {
                long rest = Math.Max(0, x.layout.Sizes[d] - 1), start = Math.Min(1, x.layout.Sizes[d]);
                var (later, earlier) = (x.narrow(d, start, rest), x.narrow(d, 0, rest));
                x = scalarType == ScalarType.Bool ? later.logical_xor(earlier) : later - earlier;
            }
            return n == 0 ? x.clone() : x;
        }

        /// <summary>The integral by the trapezoidal rule, points <paramref name="dx"/> apart.</summary>
        public Tensor trapezoid(double dx = 1, long dim = -1) => Trapezoids(null, dx, dim).sum(dim);

        /// <summary>The integral by the trapezoidal rule at the points <paramref name="x"/>.</summary>
        public Tensor trapezoid(Tensor x, long dim = -1) => Trapezoids(x, 1, dim).sum(dim);

        /// <summary>Running integrals, points <paramref name="dx"/> apart.</summary>
        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1) => Trapezoids(null, dx, dim).cumsum(dim);

        /// <summary>Running integrals at the points <paramref name="x"/>.</summary>
        public Tensor cumulative_trapezoid(Tensor x, long dim = -1) => Trapezoids(x, 1, dim).cumsum(dim);

        Tensor Trapezoids(Tensor? x, double dx, long dim)
        {
            RequireLive();
            int d = layout.Dimension(dim);
            long rest = Math.Max(0, layout.Sizes[d] - 1);
            var sides = narrow(d, layout.Sizes[d] - rest, rest) + narrow(d, 0, rest);
            if (x is null) return sides * (dx / 2);
            var widths = x.layout.Rank == 1 ? x.diff() : x.diff(1, d);
            if (x.layout.Rank == 1)
            {
                if (x.layout.Count != layout.Sizes[d]) throw TorchError.Create("trapezoid: There must be one `x` value for each sample point");
                var shape = new long[layout.Rank];
                Array.Fill(shape, 1);
                shape[d] = rest;
                widths = widths.reshape(shape);
            }
            return sides * widths / 2;
        }
    }
}
