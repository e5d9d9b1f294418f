namespace TorchSharp.Kernels;

/// <summary>
/// Walks up to three operands of one shape, given by strides, run by run. Neighbouring dimensions that lie one behind the other in every
/// operand are merged first, so that most shapes come down to one or two loops.
/// </summary>
internal ref struct Strided
{
    internal const int MaxRank = 32;

    Span<long> sizes;
    Span<long> first;
    Span<long> second;
    Span<long> third;
    Span<long> position;
    int rank;

    /// <summary>Length of a run.</summary>
    internal int Length { get; private set; }

    internal int Step1 { get; private set; }

    internal int Step2 { get; private set; }

    internal int Step3 { get; private set; }

    /// <summary>Where the current run starts in each operand.</summary>
    internal int Offset1 { get; private set; }

    internal int Offset2 { get; private set; }

    internal int Offset3 { get; private set; }

    /// <summary>Room for the walk: allocate it on the stack of the caller.</summary>
    internal const int Scratch = 5 * MaxRank;

    internal static Strided Over(Span<long> scratch, ReadOnlySpan<long> sizes, ReadOnlySpan<long> first, ReadOnlySpan<long> second, ReadOnlySpan<long> third)
    {
        if (sizes.Length > MaxRank) throw TorchError.Create($"Tensors have at most {MaxRank} dimensions here, not {sizes.Length}.");
        var walk = new Strided
        {
            sizes = scratch[..MaxRank],
            first = scratch.Slice(MaxRank, MaxRank),
            second = scratch.Slice(2 * MaxRank, MaxRank),
            third = scratch.Slice(3 * MaxRank, MaxRank),
            position = scratch.Slice(4 * MaxRank, MaxRank),
        };
        walk.Merge(sizes, first, second, third);
        return walk;
    }

    void Merge(ReadOnlySpan<long> shape, ReadOnlySpan<long> a, ReadOnlySpan<long> b, ReadOnlySpan<long> c)
    {
        int n = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 1) continue;
            if (n > 0 && first[n - 1] == a[i] * shape[i] && second[n - 1] == b[i] * shape[i] && third[n - 1] == c[i] * shape[i])
            {
                sizes[n - 1] *= shape[i];
                (first[n - 1], second[n - 1], third[n - 1]) = (a[i], b[i], c[i]);
                continue;
            }
            (sizes[n], first[n], second[n], third[n]) = (shape[i], a[i], b[i], c[i]);
            n++;
        }
        if (n == 0)
        {
            Length = 1;
            rank = 0;
            return;
        }
        rank = n - 1;
        Length = (int)sizes[rank];
        (Step1, Step2, Step3) = ((int)first[rank], (int)second[rank], (int)third[rank]);
        position[..rank].Clear();
    }

    /// <summary>Goes to the next run; false after the last.</summary>
    internal bool Next()
    {
        for (int i = rank - 1; i >= 0; i--)
        {
            Offset1 += (int)first[i];
            Offset2 += (int)second[i];
            Offset3 += (int)third[i];
            if (++position[i] < sizes[i]) return true;
            Offset1 -= (int)(first[i] * sizes[i]);
            Offset2 -= (int)(second[i] * sizes[i]);
            Offset3 -= (int)(third[i] * sizes[i]);
            position[i] = 0;
            Interruption.ThrowIfRequested();
        }
        return false;
    }
}
