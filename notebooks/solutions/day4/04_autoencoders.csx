// Solutions of notebooks/day4/04_autoencoders.ipynb: each section replaces the cell tagged with its exercise.

// exercise: ae-01
Exercise.Check("ae-01", "b");

// exercise: ae-02
Exercise.Check("ae-02", 0.75);

// exercise: ae-03
Tensor Penalty(Tensor h, double rho)
{
    var mean = h.mean([0L]);
    return (rho * (Math.Log(rho) - mean.log()) + (1 - rho) * (Math.Log(1 - rho) - (1 - mean).log())).sum();
}

Exercise.Check("ae-03", Penalty);

// exercise: ae-04
Tensor Area(Tensor anomalies, Tensor normals)
{
    var gap = anomalies.unsqueeze(1) - normals.unsqueeze(0);
    return (gap.gt(0).to(float64) + 0.5 * gap.eq(0).to(float64)).mean();
}

Exercise.Check("ae-04", Area);

// exercise: ae-05
Tensor EncoderGradient(Tensor x, Tensor w1, Tensor w2, double rho, double lambda)
{
    double N = x.shape[0];
    var h = x.mm(w1).sigmoid();
    var y = h.mm(w2).sigmoid();
    var mean = h.mean([0L]);
    var signal = ((y - x) / N).mm(w2.t()) + lambda / N * (-rho / mean + (1 - rho) / (1 - mean));
    return x.t().mm(signal * h * (1 - h));
}

Exercise.Check("ae-05", EncoderGradient);
