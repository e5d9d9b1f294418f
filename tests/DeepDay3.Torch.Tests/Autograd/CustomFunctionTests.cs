using System.Runtime.InteropServices;
using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace DeepDay3.Torch.Tests.Autograd;

public class CustomFunctionTests
{
    sealed class Cube : SingleTensorFunction<Cube>
    {
        public override string Name => "Cube";

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            double factor = (double)vars[1];
            Assert.False(is_grad_enabled());
            ctx.save_for_backward([x]);
            ctx.save_data("factor", factor);
            return x.pow(3) * factor;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            using var x = ctx.get_saved_variables()[0];
            return [grad_output * x * x * (3 * (double)ctx.get_data("factor")), null!];
        }
    }

    sealed class ExponentialOfScope : SingleTensorFunction<ExponentialOfScope>
    {
        public override string Name => "ExponentialOfScope";

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            using var scope = NewDisposeScope();
            var result = ((Tensor)vars[0]).exp();
            ctx.save_for_backward([result, ((Tensor)vars[0]) * 0 + 1]);
            return result.MoveToOuterDisposeScope();
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            using var scope = NewDisposeScope();
            var saved = ctx.get_saved_variables();
            return [(grad_output * saved[0] * saved[1]).MoveToOuterDisposeScope()];
        }
    }

    sealed class SumAndProduct : MultiTensorFunction<SumAndProduct>
    {
        internal static int Missing { get; set; }

        public override string Name => "SumAndProduct";

        public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
        {
            var (x, y) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.set_materialize_grads((bool)vars[2]);
            ctx.save_for_backward([x, y]);
            var index = x.argmax();
            ctx.mark_non_differentiable([index]);
            return [x + y, x * y, index];
        }

        public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
        {
            Assert.Equal(3, grad_outputs.Count);
            Missing = grad_outputs.Count(gradient => gradient is null);
            var (sum, product) = (grad_outputs[0], grad_outputs[1]);
            var saved = ctx.get_saved_variables();
            if (product is null) return [sum, sum, null!];
            if (sum is null) return [product * saved[1], product * saved[0], null!];
            return [sum + product * saved[1], sum + product * saved[0], null!];
        }
    }

    sealed class DoubleInPlace : SingleTensorFunction<DoubleInPlace>
    {
        public override string Name => "DoubleInPlace";

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            x.mul_(2);
            ctx.mark_dirty([x]);
            return x;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * 2];
    }

    sealed class Same : SingleTensorFunction<Same>
    {
        public override string Name => "Same";

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0];

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * 10];
    }

    sealed class Wrong : SingleTensorFunction<Wrong>
    {
        public override string Name => "Wrong";

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            ctx.save_data("kind", vars[1]);
            return (Tensor)vars[0] * 2;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => (string)ctx.get_data("kind") switch
        {
            "too few" => [grad_output],
            "too many" => [grad_output, null!, grad_output],
            "no tensor" => [grad_output, grad_output],
            _ => [ones(7, float64), null!],
        };
    }

    [Fact]
    public void Its_own_derivative_is_used()
    {
        GradCheck.Run(x => Cube.apply(x[0] * x[0], 2.0) * x[0], Sample.AwayFromZero(2, 3));
        Assert.Equal([24.0], Cube.apply(tensor(new[] { 2.0 }), 3.0).data<double>().ToArray());
    }

    [Fact]
    public void Scopes_inside_dispose_only_what_nobody_keeps()
    {
        var x = tensor(new[] { 0.0, 1.0 }, requires_grad: true);
        using (NewDisposeScope()) ExponentialOfScope.apply(x * 1).sum().backward();
        Assert.Equal(1.0, x.grad![0].item<double>(), 1e-14);
        Assert.Equal(Math.E, x.grad![1].item<double>(), 1e-14);
    }

    [Fact]
    public void Several_results_have_gradients_of_their_own() =>
        GradCheck.Run(x =>
        {
            var results = SumAndProduct.apply(x[0], x[1], true);
            return results[0].square() + results[1].sin();
        }, Sample.AwayFromZero(3), Sample.Distinct(3));

    [Fact]
    public void Results_nobody_uses_have_zeros_or_null_for_gradient()
    {
        foreach (bool materialize in new[] { true, false })
        {
            var x = tensor(new[] { 2.0 }, requires_grad: true);
            var y = tensor(new[] { 5.0 }, requires_grad: true);
            var results = SumAndProduct.apply(x, y, materialize);
            Assert.False(results[2].requires_grad);
            results[1].backward();
            Assert.Equal(materialize ? 0 : 2, SumAndProduct.Missing);
            Assert.Equal((5.0, 2.0), (x.grad!.item<double>(), y.grad!.item<double>()));
        }
    }

    [Fact]
    public void Nothing_is_recorded_where_no_gradient_is_wanted()
    {
        Assert.False(Cube.apply(ones(2, float64), 1.0).requires_grad);
        using (no_grad()) Assert.False(Cube.apply(ones(2, float64, requires_grad: true), 1.0).requires_grad);
    }

    [Fact]
    public void A_dirty_input_takes_the_function_for_its_origin() => GradCheck.Run(x =>
    {
        var y = x[0] * x[0];
        var result = DoubleInPlace.apply(y[0]);
        Assert.True(result.requires_grad);
        return y * x[0] + result.sum();
    }, Sample.AwayFromZero(2, 2));

    [Fact]
    public void An_input_returned_as_it_is_stays_apart_from_the_result()
    {
        var x = tensor(new[] { 2.0 }, requires_grad: true);
        var y = Same.apply(x);
        Assert.True(x.is_leaf);
        Assert.False(y.is_leaf);
        (y + x).backward();
        Assert.Equal(11.0, x.grad!.item<double>());
    }

    [Theory]
    [InlineData("too few", "function Wrong returned an incorrect number of gradients (expected 2, got 1)")]
    [InlineData("too many", "function Wrong returned an incorrect number of gradients (expected 2, got 3)")]
    [InlineData("no tensor", "function Wrong returned a gradient different than None at position 2, but the corresponding forward input was not a Variable")]
    [InlineData("shape", "Function Wrong returned an invalid gradient at index 0 - got [7] but expected shape compatible with [2]")]
    public void Broken_promises_are_errors(string kind, string message)
    {
        var y = Wrong.apply(ones(2, float64, requires_grad: true), kind);
        Assert.Equal(message, Assert.Throws<ExternalException>(() => y.sum().backward()).Message);
    }

    [Fact]
    public void What_was_saved_is_gone_after_the_pass()
    {
        var y = Cube.apply(ones(1, float64, requires_grad: true), 1.0);
        y.backward();
        Assert.Contains("a second time", Assert.Throws<ExternalException>(() => y.backward()).Message);
    }

    [Fact]
    public void A_saved_tensor_that_changed_is_noticed()
    {
        var x = ones(1, float64, requires_grad: true) * 1;
        var y = Cube.apply(x, 1.0);
        x.add_(1);
        Assert.Contains("modified by an inplace operation", Assert.Throws<ExternalException>(() => y.backward()).Message);
    }

    [Fact]
    public void A_backward_pass_inside_of_a_backward_pass_may_end_in_the_same_leaf()
    {
        var x = tensor(new[] { 3.0 }, requires_grad: true);
        (Reentrant.apply(x * 1, x) + x).backward();
        // 1 straight, 2 from the outer gradient, and 6 accumulated by the pass inside.
        Assert.Equal(9.0, x.grad!.item<double>());
    }

    sealed class Reentrant : SingleTensorFunction<Reentrant>
    {
        public override string Name => "Reentrant";

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[1]]);
            return (Tensor)vars[0] * 2;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            var x = ctx.get_saved_variables()[0];
            using (enable_grad()) (x * x).backward();
            return [grad_output * 2, null!];
        }
    }
}
