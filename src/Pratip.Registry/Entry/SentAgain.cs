using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Countries;
using Pratip.Reference.Geography;
using Pratip.Reference.Wording;

namespace Pratip.Registry.Entry;

/// <summary>
/// A form that is sent a second time. With the same content it is done already; with other content the entry on record is neither
/// changed nor the difference dropped: each field that differs is told what is on record.
/// </summary>
internal sealed class SentAgain
{
    private readonly EntryCheck _check = new();

    public SentAgain Line(string field, string? standing, string? sent) =>
        Same(field, string.Equals(EntryText.OrNull(standing), EntryText.OrNull(sent), StringComparison.Ordinal), EntryText.OrNull(standing));

    public SentAgain Date(string field, string? standing, string? sent) =>
        Same(field, EntryText.OrNull(standing) == EntryText.OrNull(sent), PartialDate.TryParseIso(standing, out var date) ? date : EntryText.OrNull(standing));

    /// <summary>A moment is kept to the precision of the database.</summary>
    public SentAgain Moment(string field, DateTimeOffset? standing, DateTimeOffset? sent) => Same(
        field, standing is { } one && sent is { } other ? (one - other).Duration() < TimeSpan.FromMilliseconds(1) : standing is null && sent is null, standing);

    public SentAgain Code(string field, string list, string? standing, string? sent) =>
        Same(field, EntryText.OrNull(standing) == EntryText.OrNull(sent), EntryText.OrNull(standing) is { } code ? CodeListCatalogue.Standard.Label(list, code) : null);

    /// <summary>Codes that are kept in no order of their own.</summary>
    public SentAgain Codes(string field, string list, IEnumerable<string> standing, IEnumerable<string> sent)
    {
        var known = standing.ToHashSet(StringComparer.Ordinal);
        return Same(field, known.SetEquals(sent), Listed(known.Order(StringComparer.Ordinal).Select(code => CodeListCatalogue.Standard.Label(list, code))));
    }

    public SentAgain Country(string field, string? standing, string? sent) =>
        Same(field, EntryText.OrNull(standing) == EntryText.OrNull(sent), EntryText.OrNull(standing) is { } code ? CountryList.Standard.Find(code)?.Words ?? (object)code : null);

    /// <summary>Long words that anybody reads: of what is on record the beginning is shown.</summary>
    public SentAgain Text(string field, string? standing, string? sent)
    {
        var known = EntryText.OrNull(standing);
        return Same(field, string.Equals(known, EntryText.OrNull(sent), StringComparison.Ordinal), known is null ? null : EntryCheck.Shortened(known));
    }

    /// <summary>Sealed words are told apart and not shown: whoever opens them is recorded. What was added to them since was not typed.</summary>
    public SentAgain Sealed(string field, string standing, string? sent)
    {
        var typed = EntryText.OrNull(sent) ?? "";
        return Same(field, standing == typed || standing.StartsWith(typed + "\n\n", StringComparison.Ordinal), new Message("entry.sealed-words"));
    }

    /// <summary>Sealed words that nobody adds to.</summary>
    public SentAgain Words(string field, string standing, string? sent) =>
        Same(field, standing == (EntryText.OrNull(sent) ?? ""), standing.Length == 0 ? null : new Message("entry.sealed-words"));

    public SentAgain YesNo(string field, bool? standing, bool? sent) =>
        Same(field, standing == sent, standing is { } known ? new Message(known ? "entry.yes" : "entry.no") : null);

    public SentAgain Province(string field, string? standing, string? sent) =>
        Same(field, standing == EntryText.OrNull(sent), Gazetteer.Standard.FindProvince(standing)?.Name);

    public SentAgain Agency(string field, Guid standing, Guid? sent) => Same(field, standing == sent, new Message("removals.other-agency"));

    /// <param name="field">Beside which it is said.</param>
    /// <param name="isSame">Whether what was sent is on record.</param>
    /// <param name="standing">What is on record, in words; null for nothing.</param>
    public SentAgain Same(string field, bool isSame, object? standing)
    {
        if (!isSame)
        {
            _ = standing is null ? _check.Refuse(field, "entry.sent-already-empty") : _check.Refuse(field, "entry.sent-already", standing);
        }

        return this;
    }

    /// <summary>Several things on record, in words; null for none.</summary>
    public static LocalizedText? Listed(IEnumerable<LocalizedText> standing) =>
        standing.ToList() is { Count: > 0 } all ? new(string.Join(", ", all.Select(one => one.En)), string.Join(", ", all.Select(one => one.In(Language.Khmer)))) : null;

    public void ThrowIfAny() => _check.ThrowIfAny();
}
