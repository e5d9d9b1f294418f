namespace DeepDay3.Metrics;

/// <summary>What BLEU does with an order of n-grams of which none matches (Chen and Cherry, 2014; names as in sacreBLEU).</summary>
public enum BleuSmoothing
{
    /// <summary>Nothing: the score is 0.</summary>
    None,

    /// <summary>Takes a small number of matches (0.1).</summary>
    Floor,

    /// <summary>Adds a number (1) to matches and n-grams of all orders above 1.</summary>
    AddK,

    /// <summary>Takes half a match, a quarter for the next such order, and so on: sacreBLEU's default.</summary>
    Exp,
}
