using Pratip.Web.Hosting;

namespace Pratip.Web.Shared;

/// <summary>Something of an address that must be one of what its list offers: what is not is said beside it, and never taken for all or for none.</summary>
internal static class AskedChoice
{
    /// <summary>What is told back of something that is not offered.</summary>
    private const int MostTyped = 20;

    private const string NotOffered = "web.filter.not-offered";

    /// <param name="field">Of the address and of the list.</param>
    /// <param name="given">Empty asks for everything.</param>
    /// <param name="isOffered">Whether the list has it.</param>
    /// <param name="text">Of the reader's language.</param>
    /// <param name="says">A message of its own with what was given in it.</param>
    public static IReadOnlyList<FieldError> Errors(string field, string? given, Func<string, bool> isOffered, SiteText text, string says = NotOffered) =>
        string.IsNullOrEmpty(given) || isOffered(given) ? [] : [new FieldError(field, text.Say(says, given.Length > MostTyped ? given[..MostTyped] + "\u2026" : given))];
}
