// Solutions of notebooks/day3/07_attention.ipynb: each section replaces the cell tagged with its exercise.

// exercise: att-01
Exercise.Check("att-01", "a");

// exercise: att-02
Exercise.Check("att-02", "c");

// exercise: att-03
Exercise.Check("att-03", new[] { 2 / 7.0, 1 / 7.0, 4 / 7.0 });

// exercise: att-04
Tensor ScaledDotProduct(Tensor q, Tensor k, Tensor v) =>
    (q.mm(k.t()) / Math.Sqrt(q.shape[1])).softmax(1).mm(v);

Exercise.Check("att-04", ScaledDotProduct);

// exercise: att-05
Tensor MaskedWeights(Tensor scores, Tensor mask) =>
    scores.masked_fill(mask.logical_not(), double.NegativeInfinity).softmax(1);

Exercise.Check("att-05", MaskedWeights);

// exercise: att-06
Tensor MemoryGradient(Tensor q, Tensor memory, Tensor g)
{
    var alpha = q.mm(memory.t()).softmax(1);
    var dAlpha = g.mm(memory.t());
    var de = alpha * (dAlpha - (alpha * dAlpha).sum());
    return alpha.t().mm(g) + de.t().mm(q);
}

Exercise.Check("att-06", MemoryGradient);
