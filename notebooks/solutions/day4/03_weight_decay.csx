// Solutions of notebooks/day4/03_weight_decay.ipynb: each section replaces the cell tagged with its exercise.

// exercise: decay-01
Exercise.Check("decay-01", "(w*x + b - d)*x + lam*w");

// exercise: decay-02
Exercise.Check("decay-02", 2 - 0.1 * 0.5 * 2);

// exercise: decay-03
Exercise.Check("decay-03", "b");

// exercise: decay-04
Exercise.Check("decay-04", "L1");

// exercise: decay-05
Tensor DecayStep(Tensor w, Tensor gradient, double eta, double lambda) =>
    w - eta * (gradient + lambda * w);

Exercise.Check("decay-05", DecayStep);

// exercise: decay-06
int KeptEpoch(double[] errors, int patience)
{
    int best = 0;
    for (int i = 1; i < errors.Length; i++)
    {
        if (errors[i] < errors[best]) best = i;
        else if (i - best >= patience) break;
    }
    return best;
}

Exercise.Check("decay-06", KeptEpoch);

// exercise: decay-07
Tensor ProximalStep(Tensor w, Tensor gradient, double eta, double lambda)
{
    var v = w - eta * gradient;
    return v.sign() * (v.abs() - eta * lambda).clamp_min(0);
}

Exercise.Check("decay-07", ProximalStep);
