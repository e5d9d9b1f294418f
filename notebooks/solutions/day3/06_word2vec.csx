// Solutions of notebooks/day3/06_word2vec.ipynb: each section replaces the cell tagged with its exercise.

// exercise: w2v-01
Exercise.Check("w2v-01", "a");

// exercise: w2v-02
Exercise.Check("w2v-02", 1 + 5);

// exercise: w2v-03
Exercise.Check("w2v-03", "sigmoid(s) - 1");

// exercise: w2v-04
Tensor WindowMean(Tensor vectors, Tensor window) => vectors.index_select(0, window).mean([0]);

Exercise.Check("w2v-04", WindowMean);

// exercise: w2v-05
Tensor NegativeLossOf(Tensor v, Tensor u, Tensor drawn) =>
    -(u.dot(v).sigmoid().log() + (-drawn.mv(v)).sigmoid().log().sum());

Exercise.Check("w2v-05", NegativeLossOf);

// exercise: w2v-06
Tensor NegativeGradientOf(Tensor v, Tensor u, Tensor drawn) =>
    (u.dot(v).sigmoid() - 1) * u + drawn.t().mv(drawn.mv(v).sigmoid());

Exercise.Check("w2v-06", NegativeGradientOf);
