// Solutions of notebooks/day3/02_lstm.ipynb: each section replaces the cell tagged with its exercise.

// exercise: lstm-01
Exercise.Check("lstm-01", 0.25);

// exercise: lstm-02
Exercise.Check("lstm-02", "forget gate");

// exercise: lstm-03
Exercise.Check("lstm-03", "l");

// exercise: lstm-04
Exercise.Check("lstm-04", 4 * (20 * 10 + 20 * 20 + 2 * 20));

// exercise: lstm-05
Tensor CellState(Tensor f, Tensor i, Tensor g, Tensor previous) => f * previous + i * g;

Exercise.Check("lstm-05", CellState);

// exercise: lstm-06
(Tensor h, Tensor c) LstmStep(Tensor x, Tensor h, Tensor c, Tensor w, Tensor u, Tensor b)
{
    var sums = (x.mm(w.t()) + h.mm(u.t()) + b).chunk(4, 1);
    var (i, f, g, o) = (sums[0].sigmoid(), sums[1].sigmoid(), sums[2].tanh(), sums[3].sigmoid());
    c = f * c + i * g;
    return (o * c.tanh(), c);
}

Exercise.Check("lstm-06", LstmStep);

// exercise: lstm-07
Tensor CellGradient(Tensor hGradient, Tensor o, Tensor c, Tensor cGradientNext, Tensor fNext) =>
    hGradient * o * (1 - c.tanh().square()) + cGradientNext * fNext;

Exercise.Check("lstm-07", CellGradient);
