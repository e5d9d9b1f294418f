// Solutions of notebooks/day3/13_dialogue.ipynb: each section replaces the cell tagged with its exercise.

// exercise: dlg-01
Exercise.Check("dlg-01", "context RNN");

// exercise: dlg-02
Exercise.Check("dlg-02", "latent variable");

// exercise: dlg-03
Exercise.Check("dlg-03", "a, c");

// exercise: dlg-04
Exercise.Check("dlg-04", 0.5 * (Math.Log(4) + (1 + 4) / 4.0 - 1));

// exercise: dlg-05
Tensor ContextStep(Tensor u, Tensor c, Tensor spoken, Tensor w, Tensor v) =>
    where(spoken.unsqueeze(1), (u.mm(w) + c.mm(v)).tanh(), c);

Exercise.Check("dlg-05", ContextStep);

// exercise: dlg-06
Tensor HideWords(Tensor words, Tensor drawn, double share, long unknown, long pad)
{
    var hidden = drawn.lt(share).logical_and(words.ne(pad)).logical_and(arange(words.shape[1]).gt(0));
    return words.masked_fill(hidden, unknown);
}

Exercise.Check("dlg-06", HideWords);

// exercise: dlg-07
Tensor GaussianDivergence(Tensor mean, Tensor logVariance, Tensor priorMean, Tensor priorLogVariance)
{
    var inside = priorLogVariance - logVariance + (logVariance.exp() + (mean - priorMean).square()) / priorLogVariance.exp() - 1;
    return 0.5 * inside.sum(1);
}

Exercise.Check("dlg-07", GaussianDivergence);

// exercise: dlg-08
Tensor PriorSlope(Tensor mean, Tensor logVariance, Tensor priorMean, Tensor priorLogVariance) =>
    0.5 * (1 - (logVariance.exp() + (mean - priorMean).square()) / priorLogVariance.exp());

Exercise.Check("dlg-08", PriorSlope);
