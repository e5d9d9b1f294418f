// Solutions of notebooks/day3/12_language_model.ipynb: each section replaces the cell tagged with its exercise.

// exercise: lm-01
Exercise.Check("lm-01", "忘却ゲート");

// exercise: lm-02
Exercise.Check("lm-02", "a");

// exercise: lm-03
Exercise.Check("lm-03", Math.Pow(2, (1 + 2 + 3 + 3) / 4.0));

// exercise: lm-04
Tensor TextPerplexity(Tensor chances) => (-chances.log().mean()).exp();

Exercise.Check("lm-04", TextPerplexity);

// exercise: lm-05
Tensor WarmChances(Tensor scores, double temperature) => (scores / temperature).softmax(0);

Exercise.Check("lm-05", WarmChances);

// exercise: lm-06
Tensor Nucleus(Tensor chances, double p)
{
    var (sorted, order) = chances.sort(0, true);
    Tensor kept = sorted * (sorted.cumsum(0) - sorted).lt(p).to(float64);
    return zeros_like(chances).scatter(0, order, kept / kept.sum());
}

Exercise.Check("lm-06", Nucleus);
