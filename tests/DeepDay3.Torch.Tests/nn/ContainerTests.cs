using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Torch.Tests.Modules;

public class ContainerTests
{
    static Sequential Net() => Sequential(("first", Linear(3, 4)), ("act", ReLU()), ("last", Linear(4, 2)));

    [Fact]
    public void A_sequence_runs_its_modules_in_order_under_their_names()
    {
        using var net = Net();
        var x = Sample.AwayFromZero(5, 3).to_type(float32);
        var by = ((Linear)net[2]).call(((Linear)net[0]).call(x).relu());
        Assert.True(net.call(x).equal(by).all().item<bool>());
        Assert.Equal(["first.weight", "first.bias", "last.weight", "last.bias"], net.state_dict().Keys);
        Assert.Equal(["first", "act", "last"], net.named_children().Select(m => m.name));
        Assert.Equal(3, net.Count);
    }

    [Fact]
    public void Modules_without_names_are_numbered()
    {
        using var net = Sequential().append(Linear(3, 3)).append("mid", Tanh()).append(Linear(3, 1));
        Assert.Equal(["0", "mid", "2"], net.named_children().Select(m => m.name));
        Assert.Same(net[1], net[1..][0]);
        Assert.Equal(2, net[(null, 2)].Count);
        using var same = Sequential(new List<Module<Tensor, Tensor>> { ReLU(), Sigmoid() });
        Assert.Equal(["0", "1"], same.named_children().Select(m => m.name));
    }

    [Fact]
    public void An_empty_sequence_gives_its_input()
    {
        var x = Sample.AwayFromZero(3);
        Assert.True(Sequential().call(x).equal(x).all().item<bool>());
    }

    [Fact]
    public void Mode_and_type_reach_the_modules()
    {
        using var net = Sequential(Linear(3, 4), Dropout(0.5), BatchNorm1d(4));
        net.eval();
        Assert.All(net.modules(), m => Assert.False(m.training));
        net.to(float64);
        Assert.All(net.parameters(), p => Assert.Equal(float64, p.dtype));
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias", "2.running_mean", "2.running_var", "2.num_batches_tracked"], net.state_dict().Keys);
        Assert.Equal(int64, net.state_dict()["2.num_batches_tracked"].dtype);
    }

    [Fact]
    public void Hooks_see_and_change_what_passes_a_module_in_a_sequence()
    {
        using var net = Net();
        int seen = 0;
        var remover = ((Linear)net[0]).register_forward_hook((module, input, output) =>
        {
            seen++;
            return zeros_like(output);
        });
        var x = Sample.AwayFromZero(2, 3).to_type(float32);
        var last = (Linear)net[2];
        Assert.True(net.call(x).allclose(last.bias!.expand(2, 2)));
        remover.remove();
        net.call(x);
        Assert.Equal(1, seen);
    }

    sealed class Pair : Sequential<Tensor, Tensor, Tensor>
    {
        internal Pair(params nn.Module[] modules) : base(modules) => RegisterComponents();

        public override Tensor forward(Tensor a, Tensor b) => ((Linear)this[0]).call(a) + ((Linear)this[1]).call(b);

        protected override Sequential<Tensor, Tensor, Tensor> Slice(int start, int end) => new Pair([.. Enumerable.Range(start, end - start).Select(i => this[i])]);
    }

    [Fact]
    public void A_sequence_of_two_arguments_is_what_its_class_makes_of_it()
    {
        using var pair = new Pair(Linear(2, 1), Linear(2, 1));
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], pair.named_parameters().Select(p => p.name));
        Assert.Equal([3, 1], pair.call(zeros(3, 2), zeros(3, 2)).shape);
        Assert.Equal(1, pair[1..].Count);
    }

    sealed class Holder : Module<Tensor, Tensor>
    {
        readonly ModuleList<Linear> layers = ModuleList(Linear(2, 2), Linear(2, 2));
        readonly ModuleDict<Module<Tensor, Tensor>> acts = ModuleDict(("relu", (Module<Tensor, Tensor>)ReLU()), ("lin", Linear(2, 2)));
        readonly ParameterList scales = ParameterList(new Parameter(ones(1)), new Parameter(ones(2)));
        readonly ParameterDict named = ParameterDict(("a", new Parameter(ones(3))));

        internal Holder() : base(nameof(Holder)) => RegisterComponents();

        internal ModuleList<Linear> Layers => layers;

        internal ParameterList Scales => scales;

        internal ParameterDict Named => named;

        public override Tensor forward(Tensor x)
        {
            foreach (var layer in layers) x = acts["relu"].call(layer.call(x));
            return acts["lin"].call(x) * scales[1] + named["a"].sum();
        }
    }

    [Fact]
    public void Lists_and_dictionaries_in_fields_are_found_under_the_names_of_the_fields()
    {
        using var module = new Holder();
        Assert.Equal(["layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias", "acts.lin.weight", "acts.lin.bias", "scales.0", "scales.1", "named.a"],
            module.named_parameters().Select(p => p.name));
        module.to(float64);
        Assert.Equal(float64, module.Scales[0].dtype);
        Assert.Equal(float64, module.Named["a"].dtype);
        module.call(ones(1, 2, float64)).sum().backward();
        Assert.NotNull(module.Scales[1].grad);
        Assert.Null(module.Scales[0].grad);
    }

    [Fact]
    public void A_module_list_stays_numbered_when_it_changes()
    {
        Linear a = Linear(1, 1), b = Linear(1, 1), c = Linear(1, 1);
        using var list = ModuleList(a, b);
        list.Insert(1, c);
        Assert.Equal(1, list.IndexOf(c));
        Assert.True(list.Remove(a));
        Assert.Equal(["0", "1"], list.named_children().Select(m => m.name));
        Assert.Same(c, list[0]);
        list[0] = a;
        Assert.Equal(["0", "1"], list.named_children().Select(m => m.name));
        Assert.Throws<ArgumentOutOfRangeException>(() => list[2] = b);
    }

    [Fact]
    public void Parameters_survive_the_end_of_a_dispose_scope()
    {
        ParameterList list;
        using (NewDisposeScope()) list = ParameterList(new Parameter(ones(1)));
        using (NewDisposeScope()) list[0] = new Parameter(zeros(1));
        Assert.Equal(0, list[0].item<float>());
        ParameterDict named;
        using (NewDisposeScope()) named = ParameterDict(("a", new Parameter(ones(1))));
        using (NewDisposeScope()) named["a"] = new Parameter(zeros(1));
        Assert.Equal(0, named["a"].item<float>());
    }

    [Fact]
    public void Flatten_and_unflatten_undo_each_other()
    {
        var x = Sample.AwayFromZero(2, 3, 4);
        using var net = Sequential(Flatten(), Unflatten(1, [3, 4]), Identity());
        Assert.True(net.call(x).equal(x).all().item<bool>());
        Assert.Equal([2, 12], Flatten().call(x).shape);
    }
}
