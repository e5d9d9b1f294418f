// Solutions of notebooks/day3/08_vq_vae.ipynb: each section replaces the cell tagged with its exercise.

// exercise: vqvae-01
Exercise.Check("vqvae-01", "probability distribution");

// exercise: vqvae-02
Exercise.Check("vqvae-02", (1 * 1 + 2 * 2 - Math.Log(4) - 1) / 2);

// exercise: vqvae-03
Exercise.Check("vqvae-03", "r, b");

// exercise: vqvae-04
Tensor Reparameterize(Tensor mean, Tensor logVariance, Tensor noise) =>
    mean + (0.5 * logVariance).exp() * noise;

Exercise.Check("vqvae-04", Reparameterize);

// exercise: vqvae-05
(Tensor codes, Tensor loss) NearestCodes(Tensor z, Tensor book)
{
    var distances = (z.unsqueeze(1) - book.unsqueeze(0)).square().sum(2);
    var codes = book.index_select(0, distances.argmin(1));
    return (codes, (z - codes).square().mean());
}

Exercise.Check("vqvae-05", NearestCodes);

// exercise: vqvae-06
(Tensor counts, Tensor sums, Tensor codes) MovingCodes(Tensor z, Tensor picks, Tensor counts, Tensor sums, double decay)
{
    counts = decay * counts + (1 - decay) * picks.sum(0L);
    sums = decay * sums + (1 - decay) * picks.t().mm(z);
    return (counts, sums, sums / counts.unsqueeze(1));
}

Exercise.Check("vqvae-06", MovingCodes);
