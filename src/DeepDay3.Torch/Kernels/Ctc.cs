namespace TorchSharp.Kernels;

/// <summary>
/// Connectionist temporal classification of one sample by the forward-backward algorithm (Graves et al. 2006, section 4), in logarithms. The
/// labels are taken with blanks between and around them.
/// </summary>
internal readonly ref struct Ctc
{
    readonly ReadOnlySpan<double> logits;
    readonly ReadOnlySpan<long> labels;
    readonly int steps;
    readonly int classes;
    readonly int blank;
    readonly int states;

    /// <param name="logProbabilities">[steps, classes].</param>
    /// <param name="labels">The target without blanks.</param>
    /// <param name="steps">How many steps the sample has.</param>
    /// <param name="classes">How many classes, the blank included.</param>
    /// <param name="blank">The class that stands for no label.</param>
    internal Ctc(ReadOnlySpan<double> logProbabilities, ReadOnlySpan<long> labels, int steps, int classes, int blank)
    {
        logits = logProbabilities;
        this.labels = labels;
        this.steps = steps;
        this.classes = classes;
        this.blank = blank;
        states = (2 * labels.Length) + 1;
    }

    int Label(int state) => state % 2 == 0 ? blank : (int)labels[state / 2];

    /// <summary>Whether a path may come from two states before: over a blank between different labels.</summary>
    bool Skips(int state) => state >= 2 && state % 2 == 1 && Label(state) != Label(state - 2);

    /// <summary>Fills the logarithms of the prefix probabilities [steps, states]; gives minus the log likelihood.</summary>
    internal double Forward(Span<double> alpha)
    {
        alpha.Fill(double.NegativeInfinity);
        if (steps == 0) return labels.Length == 0 ? 0 : double.PositiveInfinity;
        alpha[0] = logits[blank];
        if (states > 1) alpha[1] = logits[Label(1)];
        for (int t = 1; t < steps; t++)
            for (int s = 0; s < states; s++)
            {
                int before = ((t - 1) * states) + s;
                double sum = Add(alpha[before], s >= 1 ? alpha[before - 1] : double.NegativeInfinity, Skips(s) ? alpha[before - 2] : double.NegativeInfinity);
                alpha[(t * states) + s] = sum + logits[(t * classes) + Label(s)];
            }
        int last = ((steps - 1) * states) + states - 1;
        return -Add(alpha[last], states > 1 ? alpha[last - 1] : double.NegativeInfinity, double.NegativeInfinity);
    }

    /// <summary>
    /// Gradient [steps, classes] with respect to the log probabilities as outputs of a log softmax: e^x less the share of the paths through each
    /// class at each step.
    /// </summary>
    internal void Backward(ReadOnlySpan<double> alpha, double loss, double scale, Span<double> gradient)
    {
        var through = new double[steps * classes];
        Array.Fill(through, double.NegativeInfinity);
        double[] beta = new double[states], next = new double[states];
        for (int t = steps - 1; t >= 0; t--)
        {
            for (int s = 0; s < states; s++)
            {
                double sum = t == steps - 1
                    ? (s >= states - 2 ? 0 : double.NegativeInfinity)
                    : Add(next[s], s + 1 < states ? next[s + 1] : double.NegativeInfinity, s + 2 < states && Skips(s + 2) ? next[s + 2] : double.NegativeInfinity);
                int at = (t * classes) + Label(s);
                through[at] = Add(through[at], alpha[(t * states) + s] + sum, double.NegativeInfinity);
                beta[s] = sum + logits[at];
            }
            (beta, next) = (next, beta);
        }
        for (int i = 0; i < through.Length; i++) gradient[i] = (Math.Exp(logits[i]) - Math.Exp(through[i] + loss)) * scale;
    }

    static double Add(double a, double b, double c)
    {
        double largest = Math.Max(a, Math.Max(b, c));
        return double.IsNegativeInfinity(largest) ? largest : largest + Math.Log(Math.Exp(a - largest) + Math.Exp(b - largest) + Math.Exp(c - largest));
    }
}
