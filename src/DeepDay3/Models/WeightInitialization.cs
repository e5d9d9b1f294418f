namespace DeepDay3.Models;

/// <summary>How wide the normal distribution is that weights are drawn from.</summary>
public enum WeightInitialization
{
    /// <summary>Standard deviation 1, as in the lecture's program.</summary>
    StandardNormal,

    /// <summary>1 / sqrt(fan_in) (Glorot and Bengio 2010, in the lecture's form).</summary>
    Xavier,

    /// <summary>sqrt(2 / fan_in) (He et al. 2015), meant for ReLU.</summary>
    He,
}
