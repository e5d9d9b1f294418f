// Solutions of notebooks/day3/10_activation_functions.ipynb: each section replaces the cell tagged with its exercise.

// exercise: act-01
Exercise.Check("act-01", 1 - Math.Pow(Math.Tanh(0), 2));

// exercise: act-02
Exercise.Check("act-02", "s");

// exercise: act-03
Exercise.Check("act-03", "sigmoid(x) + x*sigmoid(x)*(1 - sigmoid(x))");

// exercise: act-04
Exercise.Check("act-04", new[,] { { 0.25, -0.25 }, { -0.25, 0.25 } });

// exercise: act-05
Tensor StableSoftplus(Tensor x) => x.clamp_min(0) + (-x.abs()).exp().log1p();

Exercise.Check("act-05", StableSoftplus);

// exercise: act-06
Tensor SwishSlope(Tensor x, double beta)
{
    var s = (beta * x).sigmoid();
    return s + beta * x * s * (1 - s);
}

Exercise.Check("act-06", SwishSlope);

// exercise: act-07
Tensor ScoresGradient(Tensor x, Tensor g)
{
    var y = x.softmax(1);
    return y * (g - (g * y).sum(1, keepdim: true));
}

Exercise.Check("act-07", ScoresGradient);
