using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// How the vector path cuts a layer: units into groups of as many as a vector has lanes (padded with units that stay zero), the
/// gates of a group side by side, groups into panels of 3 or 4 vectors, the batch into shards, time into blocks.
/// </summary>
/// <remarks>
/// The cut depends on the shape alone, never on the number of threads: gradients are summed within a shard and then over the
/// shards in order, so results are the same bits on any number of threads.
/// </remarks>
internal readonly struct VectorLayout
{
    const int CacheLine = 64;
    const int BlockRows = 64;

    public VectorLayout(in RecurrentShape shape, int gates, int saved, int groupsInPanel, int lanes, int elementSize)
    {
        var line = CacheLine / elementSize;
        Hidden = shape.HiddenSize;
        Inputs = shape.InputSize;
        Gates = gates;
        Lanes = lanes;
        Groups = (shape.HiddenSize + lanes - 1) / lanes;
        GroupsInPanel = groupsInPanel;
        Width = Groups * gates * lanes;
        // One line more than a row needs: rows at multiples of 1 KiB would compete for the same few sets of the cache.
        StateRow = Groups * lanes + line;
        GateRow = Width + line;
        SavedRow = Groups * saved * lanes;
        Shards = shape.Batch >= 64 ? 4 : shape.Batch >= 8 ? 2 : 1;
        ShardRows = RoundUp(Math.Max(1, (shape.Batch + Shards - 1) / Shards), 4);
        BlockSteps = Math.Clamp(BlockRows / ShardRows, 1, Math.Max(1, shape.Steps));
        InputVectors = (shape.InputSize + lanes - 1) / lanes;
    }

    public int Hidden { get; }
    public int Inputs { get; }
    public int Gates { get; }
    public int Lanes { get; }
    public int Groups { get; }
    public int GroupsInPanel { get; }

    /// <summary>Columns of gate values in a row.</summary>
    public int Width { get; }

    /// <summary>Distance of state rows.</summary>
    public int StateRow { get; }

    /// <summary>Distance of rows of gate values.</summary>
    public int GateRow { get; }

    /// <summary>Values saved a row.</summary>
    public int SavedRow { get; }

    public int Shards { get; }

    /// <summary>Rows of the batch in a shard, a multiple of 4; the last shard may have fewer in use.</summary>
    public int ShardRows { get; }

    public int BlockSteps { get; }

    /// <summary>Vectors that a row of x takes.</summary>
    public int InputVectors { get; }

    /// <summary>Rows of a block with room for whole tiles behind.</summary>
    public int BlockCapacity => RoundUp(BlockSteps * ShardRows, 8) + 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
