using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Attention in several subspaces at once. Queries are [L, N, embedded_dim], keys [S, N, kdim], values [S, N, vdim]; the batch dimension may be absent.</summary>
            /// <param name="embedded_dim">Width of queries and of the result; divisible by num_heads.</param>
            /// <param name="num_heads">Number of subspaces.</param>
            /// <param name="dropout">Probability to drop an attention weight in training.</param>
            /// <param name="bias">Whether the projections have biases.</param>
            /// <param name="add_bias_kv">Whether a learned key and value follow the given ones.</param>
            /// <param name="add_zero_attn">Whether a key and value of zeros follow the given ones.</param>
            /// <param name="kdim">Width of keys; embedded_dim unless given.</param>
            /// <param name="vdim">Width of values; embedded_dim unless given.</param>
            public static MultiheadAttention MultiheadAttention(long embedded_dim, long num_heads, double dropout = 0, bool bias = true, bool add_bias_kv = false, bool add_zero_attn = false, long? kdim = null, long? vdim = null) =>
                new(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim ?? embedded_dim, vdim ?? embedded_dim);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Attention in several subspaces at once (Vaswani et al., "Attention is all you need", 2017, section 3.2.2).</summary>
    public sealed class MultiheadAttention : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, bool, torch.Tensor, Tuple<torch.Tensor, torch.Tensor>>
    {
        readonly long width;
        readonly long heads;
        readonly double dropProbability;
        readonly bool addZero;

        internal MultiheadAttention(long embedded_dim, long num_heads, double dropout, bool bias, bool add_bias_kv, bool add_zero_attn, long kdim, long vdim) : base(nameof(MultiheadAttention))
        {
            if (num_heads < 1 || embedded_dim % num_heads != 0) throw new ArgumentException($"embed_dim must be divisible by num_heads, got {embedded_dim} and {num_heads}.", nameof(num_heads));
            width = embedded_dim;
            heads = num_heads;
            dropProbability = dropout;
            addZero = add_zero_attn;
            var joint = new List<(string name, Parameter weight)>();
            if (kdim == width && vdim == width) joint.Add(("in_proj_weight", new Parameter(torch.empty(3 * width, width))));
            else joint.AddRange([("q_proj_weight", new(torch.empty(width, width))), ("k_proj_weight", new(torch.empty(width, kdim))), ("v_proj_weight", new(torch.empty(width, vdim)))]);
            // The layer at the end draws its weights first.
            var outProjection = torch.nn.Linear(width, width, bias);
            foreach (var (name, weight) in joint)
            {
                FillXavier(weight, uniform: true);
                register_parameter(name, weight);
            }
            if (bias)
            {
                register_parameter("in_proj_bias", new Parameter(torch.zeros(3 * width)));
                using (torch.no_grad()) outProjection.bias!.zero_();
            }
            if (add_bias_kv)
            {
                foreach (string name in (string[])["bias_k", "bias_v"])
                {
                    var extra = new Parameter(torch.empty(1, 1, width));
                    FillXavier(extra, uniform: false);
                    register_parameter(name, extra);
                }
            }
            register_module("out_proj", outProjection);
        }

        MultiheadAttention(MultiheadAttention other) : base(nameof(MultiheadAttention))
        {
            width = other.width;
            heads = other.heads;
            dropProbability = other.dropProbability;
            addZero = other.addZero;
            foreach (var (name, parameter) in other.named_parameters(recurse: false)) register_parameter(name, parameter.Copied());
            register_module("out_proj", other.OutProjection.Copied());
        }

        /// <summary>A module with the same parameter values.</summary>
        internal MultiheadAttention Copied() => new(this);

        Linear OutProjection => (Linear)_internal_submodules["out_proj"];

        /// <summary>PyTorch's xavier initialisation, in its order of operations.</summary>
        internal static void FillXavier(Parameter weight, bool uniform)
        {
            var sizes = weight.layout.Sizes;
            double rest = 1;
            for (int i = 2; i < sizes.Length; i++) rest *= sizes[i];
            double std = Math.Sqrt(2 / ((sizes[0] * rest) + (sizes[1] * rest)));
            if (uniform) weight.FillUniform(-Math.Sqrt(3) * std, Math.Sqrt(3) * std, null);
            else weight.FillNormal(0, std, null);
        }

        Parameter? Find(string name) => _internal_params.TryGetValue(name, out var parameter) ? parameter : null;

        /// <inheritdoc cref="call"/>
        public override Tuple<torch.Tensor, torch.Tensor> forward(torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor? key_padding_mask, bool need_weights, torch.Tensor? attn_mask)
        {
            bool batched = query.dim() == 3;
            if (!batched)
            {
                if (query.dim() != 2) throw TorchError.Create($"query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor");
                (query, key, value, key_padding_mask) = (query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1), key_padding_mask?.unsqueeze(0));
            }
            var (output, weights) = Attend(query, key, value, key_padding_mask, attn_mask);
            if (!batched) output = output.squeeze(1);
            if (!need_weights) return Tuple.Create<torch.Tensor, torch.Tensor>(output, null!);
            var mean = weights.sum(1).Over(heads);
            return Tuple.Create(output, batched ? mean : mean.squeeze(0));
        }

        /// <summary>The result [L, N, embedded_dim] and, if wanted, the attention weights [N, L, S], averaged over the heads.</summary>
        /// <param name="query">[L, N, embedded_dim].</param>
        /// <param name="key">[S, N, kdim].</param>
        /// <param name="value">[S, N, vdim].</param>
        /// <param name="key_padding_mask">[N, S]: true (or -inf) for keys that do not count.</param>
        /// <param name="need_weights">Whether the second result is wanted; otherwise it is null.</param>
        /// <param name="attn_mask">[L, S] or [N heads, L, S]: true (or -inf) where a query must not look.</param>
        public new Tuple<torch.Tensor, torch.Tensor> call(torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor? key_padding_mask = null, bool need_weights = true, torch.Tensor? attn_mask = null) =>
            base.call(query, key, value, key_padding_mask!, need_weights, attn_mask!);

        (torch.Tensor output, torch.Tensor weights) Attend(torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor? padded, torch.Tensor? mask)
        {
            long queries = query.shape[0], batch = query.shape[1], rows = batch * heads, headWidth = width / heads;
            if (query.shape[2] != width) throw TorchError.Create($"was expecting embedding dimension of {width}, but got {query.shape[2]}");
            if (!key.shape.AsSpan(0, 2).SequenceEqual(value.shape.AsSpan(0, 2))) throw TorchError.Create($"key's sequence and batch dims {key.layout.Describe()} do not match value's {value.layout.Describe()}");
            var (q, k, v) = Project(query, key, value);
            if (Find("bias_k") is { } extraKey && Find("bias_v") is { } extraValue)
            {
                (k, v) = (torch.cat([k, extraKey.expand(1, batch, width)], 0), torch.cat([v, extraValue.expand(1, batch, width)], 0));
                (mask, padded) = (OneMore(mask), OneMore(padded));
            }
            torch.Tensor Split(torch.Tensor t) => t.reshape(t.shape[0], rows, headWidth).transpose(0, 1);
            (q, k, v) = (Split(q), Split(k), Split(v));
            if (addZero)
            {
                (k, v) = (torch.cat([k, torch.zeros([rows, 1, headWidth], k.scalarType)], 1), torch.cat([v, torch.zeros([rows, 1, headWidth], v.scalarType)], 1));
                (mask, padded) = (OneMore(mask), OneMore(padded));
            }
            var scores = q.Over(Math.Sqrt(headWidth)).bmm(k.transpose(1, 2));
            if (AttentionMask.Combine(mask, padded, batch, heads, queries, k.shape[1], q.scalarType) is { } added) scores = scores + added;
            var weights = torch.nn.functional.dropout(scores.softmax(-1), dropProbability, training);
            var output = OutProjection.call(weights.bmm(v).transpose(0, 1).reshape(queries, batch, width));
            return (output, weights.reshape(batch, heads, queries, k.shape[1]));
        }

        (torch.Tensor q, torch.Tensor k, torch.Tensor v) Project(torch.Tensor query, torch.Tensor key, torch.Tensor value)
        {
            var bias = Find("in_proj_bias");
            var whole = Find("in_proj_weight");
            torch.Tensor Part(torch.Tensor x, int index, string name) => torch.nn.functional.linear(
                x, whole is null ? Find(name)! : whole.narrow(0, index * width, width), bias?.narrow(0, index * width, width));
            return (Part(query, 0, "q_proj_weight"), Part(key, 1, "k_proj_weight"), Part(value, 2, "v_proj_weight"));
        }

        /// <summary>A mask that lets everybody see one more key.</summary>
        static torch.Tensor? OneMore(torch.Tensor? mask) => mask is null ? null : torch.nn.functional.pad(mask, (0, 1));
    }
}
