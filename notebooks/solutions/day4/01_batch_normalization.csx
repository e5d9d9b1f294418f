// Solutions of notebooks/day4/01_batch_normalization.ipynb: each section replaces the cell tagged with its exercise.

// exercise: bn-01
Exercise.Check("bn-01", 3 * (4.0 - 3) / 1 + 1);

// exercise: bn-02
Exercise.Check("bn-02", "m");

// exercise: bn-03
Exercise.Check("bn-03", "-A3/(2*s^3)");

// exercise: bn-04
Exercise.Check("bn-04", "g, i, l");

// exercise: bn-05
Tensor BatchNormForward(Tensor x, Tensor gamma, Tensor beta, double epsilon)
{
    var centred = x - x.mean([0]);
    return gamma * centred / (centred.square().mean([0]) + epsilon).sqrt() + beta;
}

Exercise.Check("bn-05", BatchNormForward);

// exercise: bn-06
Tensor MovingVariance(Tensor average, Tensor x, double momentum) =>
    (1 - momentum) * average + momentum * x.var([0], unbiased: true);

Exercise.Check("bn-06", MovingVariance);

// exercise: bn-07
Tensor BatchNormBackward(Tensor x, Tensor gamma, Tensor dY, double epsilon)
{
    var centred = x - x.mean([0]);
    var deviation = (centred.square().mean([0]) + epsilon).sqrt();
    var normalized = centred / deviation;
    var g = gamma * dY;
    return (g - g.mean([0]) - normalized * (g * normalized).mean([0])) / deviation;
}

Exercise.Check("bn-07", BatchNormBackward);
