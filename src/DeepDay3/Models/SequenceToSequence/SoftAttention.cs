using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Attention: scores of each query against all places of a memory become weights by softmax, and the weights mix the memory
/// (Bahdanau et al., 2015; Luong et al., 2015).
/// </summary>
public sealed class SoftAttention : nn.Module
{
    readonly Linear? queries;
    readonly Linear? places;
    readonly Linear? score;

    /// <summary>Makes the attention.</summary>
    /// <param name="kind">The score.</param>
    /// <param name="querySize">Numbers in a query.</param>
    /// <param name="memorySize">Numbers at a place of the memory.</param>
    /// <param name="size">Hidden units of the additive score.</param>
    /// <exception cref="ArgumentException">A size is smaller than 1, or the dot product's two sizes differ.</exception>
    public SoftAttention(AttentionScore kind, long querySize, long memorySize, long size) : base(nameof(SoftAttention))
    {
        if (querySize < 1 || memorySize < 1 || size < 1 || kind == AttentionScore.Dot && querySize != memorySize)
            throw new ArgumentException($"{kind} attention with queries of {querySize}, a memory of {memorySize} and {size} units was asked for: at least 1 of each, and queries and memory of one size for the dot product, were expected.");
        if (kind == AttentionScore.Additive)
            (queries, places, score) = (nn.Linear(querySize, size, hasBias: false), nn.Linear(memorySize, size), nn.Linear(size, 1, hasBias: false));
        RegisterComponents();
    }

    /// <summary>Looks.</summary>
    /// <param name="query">[N, T, Q].</param>
    /// <param name="memory">[N, S, M].</param>
    /// <param name="mask">[N, S], true at places that may be looked at, at least one in each row; null for all.</param>
    /// <returns>The mixed memory, [N, T, M], and the weights, [N, T, S], whose rows have the sum 1.</returns>
    public (Tensor Context, Tensor Weights) Look(Tensor query, Tensor memory, Tensor? mask = null) => Look(query, memory, Keys(memory), mask);

    /// <summary>What queries are compared with. Whoever looks at one memory several times computes it once.</summary>
    internal Tensor Keys(Tensor memory) => places is null ? memory : places.call(memory);

    internal (Tensor Context, Tensor Weights) Look(Tensor query, Tensor memory, Tensor keys, Tensor? mask)
    {
        Tensor scores = score is null
            ? query.matmul(keys.transpose(1, 2))
            : score.call((queries!.call(query).unsqueeze(2) + keys.unsqueeze(1)).tanh()).squeeze(-1);
        if (mask is not null)
            scores = scores.masked_fill(mask.logical_not().unsqueeze(1), float.NegativeInfinity);
        Tensor weights = scores.softmax(-1);
        return (weights.matmul(memory), weights);
    }
}
