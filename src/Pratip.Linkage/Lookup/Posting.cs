namespace Pratip.Linkage.Lookup;

/// <summary>
/// A name that holds a part, with the other parts beside it: whether a name holds more of what is asked for is then seen in the list of
/// one part, without going to the table of names. Twelve bytes.
/// </summary>
/// <param name="Name">The number of the name.</param>
/// <param name="Other">One more than the number of another part; 0 where there is none.</param>
/// <param name="Further">The same of a third part; <see cref="Many"/> where there are more.</param>
internal readonly record struct Posting(int Name, int Other, int Further)
{
    /// <summary>The table of names knows all parts of this name.</summary>
    public const int Many = -1;

    public static Posting Of(int name, int token, ReadOnlySpan<int> tokens)
    {
        Span<int> others = [0, 0];
        var count = 0;
        var own = tokens.IndexOf(token);
        for (var i = 0; i < tokens.Length && tokens.Length <= 3; i++)
        {
            if (i != own)
            {
                others[count++] = tokens[i] + 1;
            }
        }

        return tokens.Length > 3 ? new Posting(name, 0, Many) : new Posting(name, others[0], others[1]);
    }
}
