namespace DeepDay3.Data;

/// <summary>A language of <see cref="ToyTranslation"/>.</summary>
public enum ToyLanguage
{
    /// <summary>Subject, verb, object, place, time.</summary>
    English,

    /// <summary>Subject, time, place, object, verb, with particles.</summary>
    Japanese,

    /// <summary>Time, subject, verb, object, place, with endings.</summary>
    Esperanto,
}
