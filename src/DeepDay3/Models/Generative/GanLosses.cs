namespace DeepDay3.Models;

/// <summary>Both losses of one training step of a <see cref="Gan"/>, in nats a sample, each before its own update.</summary>
/// <param name="Discriminator">The discriminator's cross entropy, over real and made samples: 2 log 2 where it cannot tell them apart.</param>
/// <param name="Generator">The generator's loss.</param>
public sealed record GanLosses(double Discriminator, double Generator);
