// Solutions of notebooks/day3/14_gnmt.ipynb: each section replaces the cell tagged with its exercise.

// exercise: gnmt-01
Exercise.Check("gnmt-01", "b");

// exercise: gnmt-02
Exercise.Check("gnmt-02", "b, d");

// exercise: gnmt-03
Exercise.Check("gnmt-03", 4 * 4 * (8 + 4 + 2));

// exercise: gnmt-04
double Normalised(double logProbability, int length, double alpha) =>
    logProbability / Math.Pow((5 + length) / 6.0, alpha);

Exercise.Check("gnmt-04", Normalised);

// exercise: gnmt-05
double CoveragePenalty(Tensor attention, double beta) =>
    beta * attention.sum(dim: 0).clamp_max(1).log().sum().item<double>();

Exercise.Check("gnmt-05", CoveragePenalty);

// exercise: gnmt-06
int[] MergePair(int[] symbols, int left, int right, int merged)
{
    var result = new List<int>();
    for (int i = 0; i < symbols.Length; i++)
    {
        bool joins = i + 1 < symbols.Length && symbols[i] == left && symbols[i + 1] == right;
        result.Add(joins ? merged : symbols[i]);
        if (joins) i++;
    }
    return result.ToArray();
}

Exercise.Check("gnmt-06", MergePair);

// exercise: gnmt-07
Tensor ResidualGradient(Tensor x, Tensor w, Tensor g) =>
    (g * (1 - x.mm(w).tanh().square())).mm(w.t()) + g;

Exercise.Check("gnmt-07", ResidualGradient);
