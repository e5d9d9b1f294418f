using static TorchSharp.torch;

namespace DeepDay3.Plotting.Figures;

/// <summary>
/// A tensor that remembers which operation made it from which others, so that the computation graph can be drawn with values
/// and gradients: <c>var y = (w * x + b).Tanh(); y.Backward(); y.Graph()</c>.
/// </summary>
public sealed class Expression
{
    Expression(string text, Tensor value, bool isLeaf, params Expression[] inputs)
    {
        (Text, Value, IsLeaf, Inputs) = (text, value, isLeaf, inputs);
        if (!isLeaf && value.requires_grad)
            value.retain_grad();
    }

    /// <summary>The name of a leaf, or the sign of the operation.</summary>
    public string Text { get; }

    /// <summary>The value.</summary>
    public Tensor Value { get; }

    /// <summary>What the operation was applied to; empty for leaves.</summary>
    public IReadOnlyList<Expression> Inputs { get; }

    /// <summary>The gradient after <see cref="Backward"/>, or null.</summary>
    public Tensor? Gradient => Value.grad;

    internal bool IsLeaf { get; }

    /// <summary>A parameter or an input with a gradient.</summary>
    /// <param name="name">Its name in the graph.</param>
    /// <param name="value">Its value; a copy is kept.</param>
    public static Expression Leaf(string name, Tensor value) => new(name, value.detach().clone().requires_grad_(), isLeaf: true);

    /// <summary>A number with a gradient.</summary>
    public static Expression Leaf(string name, double value) => Leaf(name, tensor(value, ScalarType.Float64));

    /// <summary>Any operation: its sign, what it does, and what to.</summary>
    public static Expression Of(string operation, Func<Tensor[], Tensor> compute, params Expression[] inputs) =>
        new(operation, compute([.. inputs.Select(input => input.Value)]), isLeaf: false, inputs);

    /// <summary>The sum, element by element.</summary>
    public static Expression operator +(Expression a, Expression b) => Of("+", x => x[0] + x[1], a, b);

    /// <summary>The difference, element by element.</summary>
    public static Expression operator -(Expression a, Expression b) => Of("−", x => x[0] - x[1], a, b);

    /// <summary>The product, element by element.</summary>
    public static Expression operator *(Expression a, Expression b) => Of("×", x => x[0] * x[1], a, b);

    /// <summary>The quotient, element by element.</summary>
    public static Expression operator /(Expression a, Expression b) => Of("÷", x => x[0] / x[1], a, b);

    /// <summary>The product of matrices.</summary>
    public Expression MatMul(Expression other) => Of("@", x => x[0].matmul(x[1]), this, other);

    /// <summary>The hyperbolic tangent.</summary>
    public Expression Tanh() => Of("tanh", x => x[0].tanh(), this);

    /// <summary>The logistic function.</summary>
    public Expression Sigmoid() => Of("σ", x => x[0].sigmoid(), this);

    /// <summary>The larger of the value and zero.</summary>
    public Expression Relu() => Of("ReLU", x => x[0].relu(), this);

    /// <summary>The exponential function.</summary>
    public Expression Exp() => Of("exp", x => x[0].exp(), this);

    /// <summary>The natural logarithm.</summary>
    public Expression Log() => Of("log", x => x[0].log(), this);

    /// <summary>The square.</summary>
    public Expression Square() => Of("²", x => x[0] * x[0], this);

    /// <summary>The sum of all elements.</summary>
    public Expression Sum() => Of("Σ", x => x[0].sum(), this);

    /// <summary>Computes the gradient of this scalar with respect to everything it was made from.</summary>
    /// <exception cref="InvalidOperationException">The value is no scalar.</exception>
    public void Backward()
    {
        if (Value.numel() != 1)
            throw new InvalidOperationException($"Backward was called on an expression of shape [{string.Join(", ", Value.shape)}]: one number was expected. Call Sum() first.");
        Value.backward();
    }

    /// <summary>The computation graph, from the leaves on the left to this expression on the right.</summary>
    public Chart Graph(string? title = null) => ExpressionGraph.Draw(this, title);
}
