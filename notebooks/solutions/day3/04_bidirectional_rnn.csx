// Solutions of notebooks/day3/04_bidirectional_rnn.ipynb: each section replaces the cell tagged with its exercise.

// exercise: bidi-01
int half = 4 * (64 * 1 + 64 * 64 + 64);
int dense = 2 * 64 * 10 + 10;
Exercise.Check("bidi-01", 2 * half + dense);

// exercise: bidi-02
Exercise.Check("bidi-02", "b, c");

// exercise: bidi-03
Tensor MergeDirections(Tensor forward, Tensor backward) => cat([forward, backward.flip(0)], 1);

Exercise.Check("bidi-03", MergeDirections);

// exercise: bidi-04
Tensor ReverseSequences(Tensor x, long[] lengths)
{
    var turned = new List<Tensor>();
    for (int n = 0; n < lengths.Length; n++)
    {
        long length = lengths[n], padding = x.shape[1] - length;
        var steps = x[n].narrow(0, 0, length).flip(0);
        turned.Add(cat([steps, x[n].narrow(0, length, padding)], 0));
    }
    return stack(turned);
}

Exercise.Check("bidi-04", ReverseSequences);

// exercise: bidi-05
Tensor BidirectionalLayer(Tensor x, Tensor wIn, Tensor w, Tensor wInBack, Tensor wBack)
{
    Tensor Read(Tensor sequence, Tensor weightIn, Tensor weight)
    {
        var state = zeros(1, weight.shape[0], float64);
        var states = new List<Tensor>();
        for (long t = 0; t < sequence.shape[0]; t++)
        {
            state = (sequence.narrow(0, t, 1).mm(weightIn) + state.mm(weight)).tanh();
            states.Add(state);
        }
        return cat(states);
    }

    return cat([Read(x, wIn, w), Read(x.flip(0), wInBack, wBack).flip(0)], 1);
}

Exercise.Check("bidi-05", BidirectionalLayer);
