namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// softmax(Q K^T / sqrt(E)) V for queries [..., L, E], keys [..., S, E] and values [..., S, Ev] (Vaswani et al., "Attention is all you need", 2017).
            /// </summary>
            /// <param name="query">[..., L, E].</param>
            /// <param name="key">[..., S, E].</param>
            /// <param name="value">[..., S, Ev].</param>
            /// <param name="attn_mask">Added to the scores; a bool mask says where a query may look.</param>
            /// <param name="p">Probability to drop a weight.</param>
            /// <param name="is_casual">Whether a query sees the keys up to its own place only; not together with a mask.</param>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0, bool is_casual = false)
            {
                query.RequireLive();
                key.RequireLive();
                value.RequireLive();
                if (is_casual && attn_mask is not null) throw TorchError.Create("scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True");
                var scores = query.Over(Math.Sqrt(query.layout.Sizes[^1])).matmul(key.transpose(-2, -1));
                if (is_casual) scores = scores.masked_fill(ones([query.layout.Sizes[^2], key.layout.Sizes[^2]], ScalarType.Bool).tril().logical_not(), double.NegativeInfinity);
                else if (attn_mask is not null) scores = attn_mask.scalarType == ScalarType.Bool ? scores.masked_fill(attn_mask.logical_not(), double.NegativeInfinity) : scores + attn_mask;
                return dropout(scores.softmax(-1), p).matmul(value);
            }
        }
    }
}
