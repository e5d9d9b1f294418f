namespace DeepDay3.Data;

/// <summary>A verb of <see cref="ToyTranslation"/>.</summary>
/// <param name="Base">The English base form.</param>
/// <param name="Third">Third person of the present.</param>
/// <param name="Past">Past.</param>
/// <param name="Stem">The Japanese form that polite endings follow.</param>
/// <param name="Root">The Esperanto root, which the endings of the tenses follow.</param>
/// <param name="Objects">What it can be done to; the Esperanto with its ending -n.</param>
sealed record ToyVerb(string Base, string Third, string Past, string Stem, string Root, ToyWord[] Objects);
