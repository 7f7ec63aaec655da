using Pratip.Exchange.Reports.Docx;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Countries;
using Pratip.Reference.Wording;
using Pratip.Registry.Consular;
using Pratip.Registry.Vault;

namespace Pratip.Web.Consular;

/// <summary>A note to a mission in both languages, for the page and for the document alike.</summary>
internal static class NoteSheets
{
    public static IReadOnlyList<LetterSheet> Of(Texts words, NoteVerbale note, DateOnly today) => [Of(words, note, today, Language.Khmer), Of(words, note, today, Language.English)];

    private static LetterSheet Of(Texts words, NoteVerbale note, DateOnly today, Language language)
    {
        var style = ReadingStyle.Of(language);
        var office = new LocalizedText(note.Office.NameEn, note.Office.NameKm).In(language);
        var country = Country(note.Notice.CountryCode, language);
        var addressee = note.Mission is { } mission ? new LocalizedText(mission.NameEn, mission.NameKm).In(language) : words.Format("web.consular.note.mission-of", style, country);
        var unknown = words["web.cases.unknown"].In(language);
        return new LetterSheet(language, words["web.consular.note.title"].In(language),
        [
            words.Format("web.consular.note.number", style, note.Reference),
            words.Format("web.consular.note.opening", style, office, addressee),
            words.Format("web.consular.note.person", style, Names(note) ?? unknown, Papers(note) ?? unknown, country),
            words[note.Notice.Request == "yes" ? "web.consular.note.asked" : "web.consular.note.treaty"].In(language),
            .. note.Notice.PlaceOfContact is { } place ? [words.Format("web.consular.note.place", style, place)] : (string[])[],
            words.Format("web.consular.note.closing", style, office, addressee),
            DateWords.Format(PartialDate.OfDay(today), style),
        ]);
    }

    private static string? Names(NoteVerbale note) => note.Identity is { Names.Count: > 0 } identity
        ? string.Join(", ", identity.Names.Where(name => name.Kind != NameKind.Alias).Select(name => name.Text)) : null;

    private static string? Papers(NoteVerbale note) => note.Identity is { Documents.Count: > 0 } identity ? string.Join(", ", identity.Documents.Select(one => one.Number)) : null;

    private static string Country(string code, Language language) =>
        CountryList.Standard.Find(code) is { } found ? found.Words.In(language) : code;
}
