// Solutions of notebooks/day3/01_simple_rnn.ipynb: each section replaces the cell tagged with its exercise.

// exercise: rnn-01
Exercise.Check("rnn-01", (5 + 2 * 1 - 3) / 2 + 1);

// exercise: rnn-02
Exercise.Check("rnn-02", "h");

// exercise: rnn-03
Exercise.Check("rnn-03", "2(x + y)");

// exercise: rnn-04
Exercise.Check("rnn-04", "g(f(x1*w_in + z0*w + b)*w_out + c)");

// exercise: rnn-05
Exercise.Check("rnn-05", "b");

// exercise: rnn-06
Exercise.Check("rnn-06", "BPTT");

// exercise: rnn-07
Exercise.Check("rnn-07", new[] { 1.0, -1.0 });

// exercise: rnn-08
Tensor HiddenStep(Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) =>
    (x.mm(wIn) + previous.mm(w) + b).sigmoid();

Exercise.Check("rnn-08", HiddenStep);

// exercise: rnn-09
Tensor HiddenDelta(Tensor deltaNext, Tensor deltaOut, Tensor z, Tensor w, Tensor wOut) =>
    (deltaNext.mm(w.t()) + deltaOut.mm(wOut.t())) * z * (1 - z);

Exercise.Check("rnn-09", HiddenDelta);

// exercise: rnn-10
Tensor RecurrentGradient(Tensor x, Tensor d, Tensor wIn, Tensor w)
{
    long T = x.shape[0];
    var z = new Tensor[T + 1];
    z[0] = zeros(1, w.shape[0], float64);
    for (int t = 1; t <= T; t++)
        z[t] = (x.narrow(0, t - 1, 1).mm(wIn) + z[t - 1].mm(w)).tanh();

    var (gradient, delta) = (zeros_like(w), zeros_like(z[0]));
    for (long t = T; t >= 1; t--)
    {
        delta = (delta.mm(w.t()) + z[t] - d.narrow(0, t - 1, 1)) * (1 - z[t].square());
        gradient += z[t - 1].t().mm(delta);
    }
    return gradient;
}

Exercise.Check("rnn-10", RecurrentGradient);
