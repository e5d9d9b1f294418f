// Solutions of notebooks/day4/05_boltzmann_machines.ipynb: each section replaces the cell tagged with its exercise.

// exercise: boltzmann-01
Exercise.Check("boltzmann-01", 1 / (2 + 2 * Math.Exp(-1)));

// exercise: boltzmann-02
Exercise.Check("boltzmann-02", "c");

// exercise: boltzmann-03
Exercise.Check("boltzmann-03", "b");

// exercise: boltzmann-04
Tensor FreeEnergy(Tensor v, Tensor w, Tensor b, Tensor c) =>
    -v.mv(b) - torch.nn.functional.softplus(v.mm(w) + c).sum(1);

Exercise.Check("boltzmann-04", FreeEnergy);

// exercise: boltzmann-05
Tensor WeightGradient(Tensor v, Tensor dream, Tensor w, Tensor c)
{
    Tensor Correlation(Tensor states) => states.t().mm((states.mm(w) + c).sigmoid()) / states.shape[0];
    return Correlation(v) - Correlation(dream);
}

Exercise.Check("boltzmann-05", WeightGradient);

// exercise: boltzmann-06
(Tensor mu, Tensor nu) MeanFieldOf(Tensor v, Tensor w1, Tensor w2, Tensor c, Tensor d, int steps)
{
    Tensor mu = null, nu = full([v.shape[0], d.shape[0]], 0.5, float64);
    for (int i = 0; i < steps; i++)
    {
        mu = (v.mm(w1) + nu.mm(w2.t()) + c).sigmoid();
        nu = (mu.mm(w2) + d).sigmoid();
    }
    return (mu, nu);
}

Exercise.Check("boltzmann-06", MeanFieldOf);
