namespace DeepDay3.Data;

/// <summary>A verb of <see cref="ToyTranslation"/>.</summary>
/// <param name="Base">The English base form.</param>
/// <param name="Third">Third person of the present.</param>
/// <param name="Past">Past.</param>
/// <param name="Stem">The Japanese form that polite endings follow.</param>
/// <param name="Objects">What it can be done to.</param>
sealed record ToyVerb(string Base, string Third, string Past, string Stem, (string English, string Japanese)[] Objects);
