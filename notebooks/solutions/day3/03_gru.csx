// Solutions of notebooks/day3/03_gru.ipynb: each section replaces the cell tagged with its exercise.

// exercise: gru-01
Exercise.Check("gru-01", "b");

// exercise: gru-02
Exercise.Check("gru-02", "update gate");

// exercise: gru-03
Exercise.Check("gru-03", 3 * (128 * 1 + 128 * 128 + 2 * 128));

// exercise: gru-04
Exercise.Check("gru-04", "k");

// exercise: gru-05
Tensor MixState(Tensor z, Tensor n, Tensor previous) => (1 - z) * n + z * previous;

Exercise.Check("gru-05", MixState);

// exercise: gru-06
Tensor GruStep(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b, Tensor b2)
{
    var (fromX, fromH) = ((x.mm(w.t()) + b).chunk(3, 1), (h.mm(u.t()) + b2).chunk(3, 1));
    var (r, z) = ((fromX[0] + fromH[0]).sigmoid(), (fromX[1] + fromH[1]).sigmoid());
    return (1 - z) * (fromX[2] + r * fromH[2]).tanh() + z * h;
}

Exercise.Check("gru-06", GruStep);

// exercise: gru-07
Tensor UpdateDelta(Tensor hGradient, Tensor a, Tensor n, Tensor previous)
{
    var z = a.sigmoid();
    return hGradient * (previous - n) * z * (1 - z);
}

Exercise.Check("gru-07", UpdateDelta);
