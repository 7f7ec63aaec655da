namespace Pratip.Linkage.Blocking;

/// <summary>What of a value a blocking key is made of.</summary>
public enum KeyForm
{
    /// <summary>The whole value; of a name each of its parts.</summary>
    Whole,

    /// <summary>The first half of a code, the first four letters of a text.</summary>
    Beginning,

    /// <summary>The second half of a code.</summary>
    Ending,

    /// <summary>The consonants it sounds by; of a name those of each part, in all its romanisations.</summary>
    Sound,

    Year,

    MonthAndDay,

    /// <summary>Of a name, each two parts as they sound, in any order and script: it tells so much that hardly anything else has to be there.</summary>
    TwoSounds,
}

/// <summary>One form of one field.</summary>
public readonly record struct BlockingKey(int Field, KeyForm Form);

/// <summary>Records that agree on all keys of a rule are compared; one that lacks any of them is left to the other rules.</summary>
public sealed record BlockingRule(IReadOnlyList<BlockingKey> Keys)
{
    public bool Uses(int field) => Keys.Any(key => key.Field == field);
}
