// Solutions of notebooks/day4/02_dropout.ipynb: each section replaces the cell tagged with its exercise.

// exercise: drop-01
Exercise.Check("drop-01", 1 - 0.2);

// exercise: drop-02
Exercise.Check("drop-02", "z");

// exercise: drop-03
Exercise.Check("drop-03", Math.Pow(2, 10));

// exercise: drop-04
Tensor InvertedForward(Tensor x, Tensor mask, double ratio) => x * mask / (1 - ratio);

Exercise.Check("drop-04", InvertedForward);

// exercise: drop-05
Tensor LectureForward(Tensor x, Tensor mask, double ratio, bool training) =>
    training ? x * mask : x * (1 - ratio);

Exercise.Check("drop-05", LectureForward);

// exercise: drop-06
Tensor PredictiveEntropy(Tensor answers)
{
    var p = answers.mean([0]);
    return -(p * p.log()).sum(1);
}

Exercise.Check("drop-06", PredictiveEntropy);
