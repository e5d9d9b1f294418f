using System.Collections;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>Finds how many samples a batch holds, so that a smaller last batch counts less in a mean.</summary>
static class BatchSize
{
    /// <summary>The length along the first dimension of the first tensor, or the number of items; 1 where neither can be told.</summary>
    public static double Of<TBatch>(TBatch batch) => batch switch
    {
        Tensor { Dimensions: > 0 } tensor => tensor.shape[0],
        ITuple { Length: > 0 } tuple => Of(tuple[0]),
        IDictionary { Count: > 0 } named => Of(named.Values.Cast<object?>().First()),
        IList<Tensor> { Count: > 0 } tensors => Of(tensors[0]),
        ICollection { Count: > 0 } items => items.Count,
        _ => 1,
    };
}
