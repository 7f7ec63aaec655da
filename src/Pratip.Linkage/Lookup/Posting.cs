namespace Pratip.Linkage.Lookup;

/// <summary>
/// A name that holds a part, with the other parts beside it: whether a name holds more of what is asked for is then seen in the list of
/// one part, without going to the table of names. Sixteen bytes.
/// </summary>
/// <param name="Name">The number of the name.</param>
/// <param name="First">One more than the number of another part; 0 where there is none.</param>
/// <param name="Second">The same of the next part.</param>
/// <param name="Third">The same of the next; <see cref="Many"/> where there are more.</param>
internal readonly record struct Posting(int Name, int First, int Second, int Third)
{
    /// <summary>The table of names knows all parts of this name.</summary>
    public const int Many = -1;

    private const int MostOthers = 3;

    public bool IsMany => Third == Many;

    public static Posting Of(int name, int token, ReadOnlySpan<int> tokens)
    {
        if (tokens.Length > MostOthers + 1)
        {
            return new Posting(name, 0, 0, Many);
        }

        Span<int> others = stackalloc int[MostOthers];
        var (count, own) = (0, tokens.IndexOf(token));
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i != own)
            {
                others[count++] = tokens[i] + 1;
            }
        }

        return new Posting(name, others[0], others[1], others[2]);
    }

    public bool Holds(IndexedToken other, NameTable names) => IsMany
        ? names.Tokens(Name).Contains(other.Number)
        : First == other.Number + 1 || Second == other.Number + 1 || Third == other.Number + 1;
}
