namespace Pratip.Registry.Detentions;

/// <summary>
/// What became of people who were held, as stock and flow: whoever was there before and whoever came in either went out by a
/// disposition, or is unaccounted for, or is still held.
/// </summary>
/// <param name="Opening">Held before the window began.</param>
/// <param name="In">Came in.</param>
/// <param name="Out">Went out, by code of the list detention-disposition; without those of whom nobody says what became of them.</param>
/// <param name="Unaccounted">The detention ended and nobody said how, or there is no word of an end nor of going on.</param>
/// <param name="Closing">Held still when the window ended.</param>
public sealed record DetentionAccount(int Opening, int In, IReadOnlyDictionary<string, int> Out, int Unaccounted, int Closing)
{
    public static DetentionAccount Empty { get; } = new(0, 0, new Dictionary<string, int>(StringComparer.Ordinal), 0, 0);

    public int OutInAll => Out.Values.Sum();

    /// <summary>Both sides are counted from the rows on their own: a difference is a fault of the count, never of the agencies.</summary>
    public bool IsBalanced => Opening + In == OutInAll + Unaccounted + Closing;

    public int Of(string disposition) => Out.GetValueOrDefault(disposition);

    /// <summary>The accounts of two groups that share nobody.</summary>
    public DetentionAccount And(DetentionAccount other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var both = new Dictionary<string, int>(Out, StringComparer.Ordinal);
        foreach (var (disposition, count) in other.Out)
        {
            both[disposition] = both.GetValueOrDefault(disposition) + count;
        }

        return new DetentionAccount(Opening + other.Opening, In + other.In, both, Unaccounted + other.Unaccounted, Closing + other.Closing);
    }
}

/// <summary>Codes of the list detention-disposition that the program itself knows.</summary>
public static class DetentionDisposition
{
    /// <summary>Said of somebody who is held: the one statement that makes a person part of the stock.</summary>
    public const string StillDetained = "still-detained";

    /// <summary>Nobody has said what became of the person.</summary>
    public const string Unknown = "unknown";

    public const string Removed = "removed";

    public const string Returned = "voluntarily-returned";

    /// <summary>Referred as a presumed victim: said by a hand-over only of whom the register knows as one.</summary>
    public const string Referred = "referred-as-victim";

    /// <summary>Handed to social services or a shelter; of a presumption nothing is on record.</summary>
    public const string SocialServices = "to-social-services";

    /// <summary>Handed to a mission: in the hands of another state, without a removal.</summary>
    public const string Embassy = "embassy";

    /// <summary>
    /// Who left the country did so by a removal or an assisted return, which is recorded as such and held against the gate; said of
    /// a detention alone it would be hidden.
    /// </summary>
    public static bool IsDeparture(string? disposition) => disposition is Removed or Returned;
}
