namespace Pratip.Reference.Wording;

/// <summary>
/// Something to tell a person, not yet in any language: the key of a text and what goes in its places. Arguments may be
/// localized texts, numbers, dates, strings and other messages.
/// </summary>
public sealed record Message(string Key, params object?[] Args)
{
    public bool Equals(Message? other) => other is not null && Key == other.Key && Args.AsSpan().SequenceEqual(other.Args);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Key, StringComparer.Ordinal);
        foreach (var arg in Args)
        {
            hash.Add(arg);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => Args.Length == 0 ? Key : $"{Key}({string.Join(", ", Args)})";
}
