// Solutions of notebooks/day4/06_map_of_models.ipynb: each section replaces the cell tagged with its exercise.

// exercise: map-01
Exercise.Check("map-01", "b, e");

// exercise: map-02
Exercise.Check("map-02", "a");

// exercise: map-03
Exercise.Check("map-03", "回帰結合型ニューラルネットワーク");

// exercise: map-04
Exercise.Check("map-04", 0.8 * 0.1 / (0.8 * 0.1 + 0.2 * 0.9));

// exercise: map-05
Tensor GeneratorLossOf(Tensor logits) => torch.nn.functional.softplus(-logits).mean();

Exercise.Check("map-05", GeneratorLossOf);

// exercise: map-06
Tensor BayesRule(Tensor x, Tensor means, Tensor deviations, Tensor priors)
{
    var distances = ((x.unsqueeze(1) - means) / deviations).square();
    return (-0.5 * distances.sum(2) - deviations.log().sum(1) + priors.log()).softmax(1);
}

Exercise.Check("map-06", BayesRule);

// exercise: map-07
Tensor TreeVector(Tensor leaves, Tensor w, Tensor c)
{
    var level = leaves.unbind(0).ToList();
    while (level.Count > 1)
        level = level.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : (w.mv(cat(pair)) + c).tanh()).ToList();
    return level[0];
}

Exercise.Check("map-07", TreeVector);
