// Solutions of notebooks/day3/11_rnn_variants.ipynb: each section replaces the cell tagged with its exercise.

// exercise: var-01
Exercise.Check("var-01", Math.Sqrt(0.75));

// exercise: var-02
Exercise.Check("var-02", "o");

// exercise: var-03
Exercise.Check("var-03", "t");

// exercise: var-04
Tensor LeakyStep(Tensor x, Tensor h, Tensor wIn, Tensor w, double leak) =>
    h * (1 - leak) + (x.mm(wIn) + h.mm(w)).tanh() * leak;

Exercise.Check("var-04", LeakyStep);

// exercise: var-05
Tensor RidgeReadout(Tensor states, Tensor targets, double ridge) =>
    linalg.solve(states.t().mm(states) + eye(states.shape[1], dtype: float64) * ridge, states.t().mm(targets));

Exercise.Check("var-05", RidgeReadout);

// exercise: var-06
Tensor TensorCompose(Tensor a, Tensor b, Tensor v, Tensor w)
{
    var ab = cat([a, b]);
    return (v.matmul(ab).mv(ab) + w.mv(ab)).tanh();
}

Exercise.Check("var-06", TensorCompose);
