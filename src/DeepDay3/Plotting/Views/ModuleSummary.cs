using System.Globalization;
using static TorchSharp.torch;

namespace DeepDay3.Plotting;

/// <summary>Watches the layers of a module while it runs once.</summary>
static class ModuleSummary
{
    public static Chart Table(nn.Module module, Action run)
    {
        var shapes = new Dictionary<nn.Module, string>(ReferenceEqualityComparer.Instance);
        var layers = Layers(module, "").ToArray();
        Action[] removals = [.. layers.Select(layer => Watch(layer.Module, shapes))];
        bool training = module.training;
        try
        {
            module.eval();
            using var scope = NewDisposeScope();
            using var noGradient = no_grad();
            run();
        }
        finally
        {
            module.train(training);
            foreach (Action remove in removals)
                remove();
        }
        List<string[]> rows = [.. layers.Select(layer => new[]
        {
            layer.Name, layer.Module.GetType().Name, shapes.GetValueOrDefault(layer.Module, "–"), Count(layer.Module.parameters()),
        })];
        rows.Add(["total", "", "", Count(module.parameters())]);
        rows.Add(["of these trainable", "", "", Count(module.parameters().Where(parameter => parameter.requires_grad))]);
        return Chart.Table(["layer", "type", "output shape", "parameters"], rows).WithTitle(module.GetType().Name);
    }

    /// <summary>The parts that have no parts, or parameters of their own.</summary>
    static IEnumerable<(string Name, nn.Module Module)> Layers(nn.Module module, string name)
    {
        var children = module.named_children().ToArray();
        if (children.Length == 0 || module.named_parameters(recurse: false).Any())
            yield return (name.Length == 0 ? "(itself)" : name, module);
        foreach ((string child, nn.Module part) in children)
        {
            foreach (var layer in Layers(part, name.Length == 0 ? child : $"{name}.{child}"))
                yield return layer;
        }
    }

    static Action Watch(nn.Module module, Dictionary<nn.Module, string> shapes)
    {
        switch (module)
        {
            case nn.Module<Tensor, Tensor> layer:
                return layer.register_forward_hook((_, _, result) =>
                {
                    shapes[layer] = Shape(result);
                    return result;
                }).remove;
            case nn.Module<Tensor, Tensor, Tensor> cell:
                return cell.register_forward_hook((_, _, _, result) =>
                {
                    shapes[cell] = Shape(result);
                    return result;
                }).remove;
            case nn.Module<Tensor, Tensor?, (Tensor, Tensor)> recurrent:
                return recurrent.register_forward_hook((_, _, _, result) =>
                {
                    shapes[recurrent] = $"{Shape(result.Item1)}, {Shape(result.Item2)}";
                    return result;
                }).remove;
            case nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)> lstm:
                return lstm.register_forward_hook((_, _, _, result) =>
                {
                    shapes[lstm] = $"{Shape(result.Item1)}, {Shape(result.Item2)}, {Shape(result.Item3)}";
                    return result;
                }).remove;
            default:
                return () => { };
        }
    }

    static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

    static string Count(IEnumerable<TorchSharp.Modules.Parameter> parameters) =>
        parameters.Distinct<TorchSharp.Modules.Parameter>(ReferenceEqualityComparer.Instance).Sum(parameter => parameter.numel()).ToString("N0", CultureInfo.InvariantCulture);
}
