using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static Dictionary<string, GoldenOp> Normalization() => new()
    {
        ["batch_norm"] = (x, a) =>
        {
            string[] names = [.. a.Json("inputs").EnumerateArray().Select(n => n.GetString()!)];
            Tensor? Named(string name) => Array.IndexOf(names, name) is >= 0 and var i ? x[i] : null;
            var (mean, variance) = (Named("running_mean")?.clone(), Named("running_var")?.clone());
            var result = batch_norm(x[0], mean, variance, Named("weight"), Named("bias"), a.Bool("training"), a.Double("momentum"), a.Double("eps"));
            return mean is null ? [result] : [result, mean, variance!];
        },
        ["batch_norm_cumulative"] = (x, a) =>
        {
            using var module = nn.BatchNorm1d(a.Long("num_features"));
            module.momentum = null;
            Tensor[] results = [.. x.Select(t => module.call(t).detach())];
            return [.. results, module.running_mean!.clone(), module.running_var!.clone()];
        },
        ["layer_norm"] = (x, a) => [layer_norm(x[0], a.Longs("normalized_shape"), At(x, 1), At(x, 2), a.Double("eps"))],
        ["group_norm"] = (x, a) => [group_norm(x[0], a.Long("num_groups"), At(x, 1), At(x, 2), a.Double("eps"))],
        ["instance_norm"] = (x, a) => [instance_norm(x[0], null, null, At(x, 1), At(x, 2), eps: a.Double("eps"))],
        ["local_response_norm"] = (x, a) => [local_response_norm(x[0], a.Long("size"), a.Double("alpha"), a.Double("beta"), a.Double("k"))],
        ["clip_grad_norm_"] = (x, a) =>
        {
            var parameters = Array.ConvertAll(x, t => nn.Parameter(zeros_like(t)));
            foreach (var (parameter, gradient) in parameters.Zip(x)) parameter.grad = gradient.clone();
            double norm = nn.utils.clip_grad_norm_(parameters, a.Double("max_norm"), a.Double("norm_type"));
            return [.. parameters.Select(p => p.grad!), tensor((float)norm)];
        },
    };

    static Dictionary<string, GoldenOp> MixedTypes() => new()
    {
        ["mixed_group_norm"] = Three((x, w, b) => F.group_norm(x, 2, w, b)),
        ["mixed_instance_norm"] = Three((x, w, b) => F.instance_norm(x, weight: w, bias: b)),
        ["mixed_instance_statistics"] = Three((x, m, v) => F.instance_norm(x, m, v)),
        ["mixed_batch_norm"] = Three((x, w, b) => F.batch_norm(x, null, null, w, b, true)),
        ["mixed_layer_norm"] = Three((x, w, b) => F.layer_norm(x, [4], w, b)),
    };
}
