namespace DeepDay3.Plotting.Figures;

/// <summary>Exact t-SNE: van der Maaten and Hinton, Visualizing Data using t-SNE, JMLR 9 (2008).</summary>
static class TSne
{
    const int Most = 2_000, EarlyExaggeration = 100;

    /// <returns>Two coordinates a vector.</returns>
    public static double[] Place(double[] vectors, int count, int size, double perplexity, int iterations, int seed)
    {
        if (count is < 4 or > Most)
            throw new ArgumentException($"t-SNE got {count} vectors: 4 to {Most} were expected.");
        if (!vectors.All(double.IsFinite))
            throw new ArgumentException("t-SNE got a value that is not finite: finite vectors were expected.");
        if (!(perplexity >= 1) || iterations < 1)
            throw new ArgumentException($"t-SNE got perplexity {perplexity} and {iterations} iterations: at least 1 of each was expected.");
        double[] p = Affinities(vectors, count, size, Math.Min(perplexity, (count - 1) / 3.0));
        var random = new Random(seed);
        double[] y = [.. Enumerable.Range(0, 2 * count).Select(_ => 1e-4 * (random.NextDouble() - 0.5))];
        double[] velocity = new double[2 * count], gain = [.. Enumerable.Repeat(1.0, 2 * count)], gradient = new double[2 * count], q = new double[count * count];
        double rate = Math.Max(10, count / 12.0);
        for (int step = 0; step < iterations; step++)
        {
            Gradient(p, y, q, gradient, count, step < EarlyExaggeration ? 12 : 1);
            double momentum = step < EarlyExaggeration ? 0.5 : 0.8;
            for (int i = 0; i < y.Length; i++)
            {
                gain[i] = Math.Max(0.01, Math.Sign(gradient[i]) == Math.Sign(velocity[i]) ? gain[i] * 0.8 : gain[i] + 0.2);
                velocity[i] = momentum * velocity[i] - rate * gain[i] * gradient[i];
                y[i] += velocity[i];
            }
        }
        return y;
    }

    static double[] Affinities(double[] vectors, int count, int size, double perplexity)
    {
        var distances = new double[count * count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double sum = 0;
                for (int k = 0; k < size; k++)
                    sum += Math.Pow(vectors[i * size + k] - vectors[j * size + k], 2);
                distances[i * count + j] = distances[j * count + i] = sum;
            }
        }
        // Distances of about one keep the search for each width within doubles.
        double mean = Math.Max(1e-300, distances.Sum() / count / (count - 1));
        var p = new double[count * count];
        for (int i = 0; i < count; i++)
            Row(distances, p, i, count, mean, Math.Log(perplexity));
        var joint = new double[count * count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
                joint[i * count + j] = Math.Max(1e-12, (p[i * count + j] + p[j * count + i]) / (2 * count));
        }
        return joint;
    }

    // Bisection of the Gaussian's precision until its entropy is that of the perplexity.
    static void Row(double[] distances, double[] p, int i, int count, double mean, double entropy)
    {
        (double low, double high, double precision) = (0, double.PositiveInfinity, 1);
        double nearest = Enumerable.Range(0, count).Where(j => j != i).Min(j => distances[i * count + j]);
        for (int trial = 0; trial < 60; trial++)
        {
            (double sum, double weighted) = (0, 0);
            for (int j = 0; j < count; j++)
            {
                double distance = (distances[i * count + j] - nearest) / mean;
                double value = j == i ? 0 : Math.Exp(-precision * distance);
                p[i * count + j] = value;
                sum += value;
                weighted += value * distance;
            }
            for (int j = 0; j < count; j++)
                p[i * count + j] /= sum;
            double difference = Math.Log(sum) + precision * weighted / sum - entropy;
            if (Math.Abs(difference) < 1e-5)
                return;
            if (difference > 0)
                (low, precision) = (precision, double.IsInfinity(high) ? precision * 2 : (precision + high) / 2);
            else
                (high, precision) = (precision, (precision + low) / 2);
        }
    }

    static void Gradient(double[] p, double[] y, double[] q, double[] gradient, int count, double exaggeration)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (double dx, double dy) = (y[2 * i] - y[2 * j], y[2 * i + 1] - y[2 * j + 1]);
                q[i * count + j] = q[j * count + i] = 1 / (1 + dx * dx + dy * dy);
                sum += 2 * q[i * count + j];
            }
        }
        Array.Clear(gradient);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double kernel = q[i * count + j], force = 4 * (exaggeration * p[i * count + j] - kernel / sum) * kernel;
                (double fx, double fy) = (force * (y[2 * i] - y[2 * j]), force * (y[2 * i + 1] - y[2 * j + 1]));
                gradient[2 * i] += fx;
                gradient[2 * i + 1] += fy;
                gradient[2 * j] -= fx;
                gradient[2 * j + 1] -= fy;
            }
        }
    }
}
