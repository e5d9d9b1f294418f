namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy with zeros above a diagonal of each matrix.</summary>
        public Tensor tril(long diagonal = 0) => Triangle(diagonal, lower: true);

        /// <summary>A copy with zeros below a diagonal of each matrix.</summary>
        public Tensor triu(long diagonal = 0) => Triangle(diagonal, lower: false);

        public Tensor tril_(long diagonal = 0) => Overwrite(Snapshot().tril(diagonal));

        public Tensor triu_(long diagonal = 0) => Overwrite(Snapshot().triu(diagonal));

        Tensor Triangle(long diagonal, bool lower)
        {
            RequireLive();
            if (layout.Rank < 2) throw TorchError.Create($"{(lower ? "tril" : "triu")}: input tensor must have at least 2 dimensions");
            var result = Materialize();
            int rows = (int)layout.Sizes[^2], columns = (int)layout.Sizes[^1], width = DTypes.Size(scalarType);
            var bytes = result.memory.Span<byte>(0, layout.Count * width);
            for (int line = 0, start = 0; start < bytes.Length; line++, start += columns * width)
            {
                int row = line % rows;
                // Columns up to the diagonal belong to the lower triangle.
                int cut = (int)Math.Clamp(row + diagonal + (lower ? 1 : 0), 0, columns);
                if (lower) bytes.Slice(start + (cut * width), (columns - cut) * width).Clear();
                else bytes.Slice(start, cut * width).Clear();
            }
            if (!Recording(this)) return result;
            return lower
                ? result.Record(new LinearMapBackward(this, "TrilBackward0", g => g.tril(diagonal)))
                : result.Record(new LinearMapBackward(this, "TriuBackward0", g => g.triu(diagonal)));
        }
    }
}
