// Solutions of notebooks/day3/05_seq2seq.ipynb: each section replaces the cell tagged with its exercise.

// exercise: s2s-01
Exercise.Check("s2s-01", "b");

// exercise: s2s-02
Exercise.Check("s2s-02", "c");

// exercise: s2s-03
Exercise.Check("s2s-03", "a");

// exercise: s2s-04
Exercise.Check("s2s-04", 2 * (16 + 16 * 16 + 16) + 16 + 1);

// exercise: s2s-05
Tensor DecoderInput(Tensor target, long start) =>
    cat([full_like(target.narrow(1, 0, 1), start), target.narrow(1, 0, target.shape[1] - 1)], 1);

Exercise.Check("s2s-05", DecoderInput);

// exercise: s2s-06
Tensor MaskedLoss(Tensor logProbabilities, Tensor answer, long pad)
{
    var right = logProbabilities.gather(2, answer.unsqueeze(2)).squeeze(2);
    var words = answer.ne(pad);
    return -(right * words).sum() / words.sum();
}

Exercise.Check("s2s-06", MaskedLoss);

// exercise: s2s-07
(Tensor parents, Tensor words) BeamStep(Tensor totals, Tensor logProbabilities, int width)
{
    var sums = totals.unsqueeze(1) + logProbabilities;
    var (_, places) = sums.flatten().topk(width);
    long vocabulary = logProbabilities.shape[1];
    var words = places.remainder(vocabulary);
    return ((places - words).div(vocabulary).to_type(int64), words);
}

Exercise.Check("s2s-07", BeamStep);
