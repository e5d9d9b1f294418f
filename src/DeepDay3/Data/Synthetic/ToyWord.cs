namespace DeepDay3.Data;

/// <summary>A word or phrase of <see cref="ToyTranslation"/> in its three languages.</summary>
sealed record ToyWord(string English, string Japanese, string Esperanto);
