using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Packs.Tables;

/// <summary>The workbook for the questionnaire of the Global Report: four calendar years, with the articles and the sources of each table.</summary>
internal static class UnodcPack
{
    private static readonly Lazy<IReadOnlyList<PackTableEntry>> Entries = new(() => PackTableFile.Read("unodc.json"));

    public static IReadOnlyList<PackFile> Files(EditionContent content)
    {
        var year = content.Head.Window.From.Year;
        if (!PackKind.Unodc.Fits(content.Head.Window))
        {
            throw new PackRefusedException(new Message("exchange.packs.not-a-year", content.Head.Window.ToString(), YearCommand(content.Head)));
        }

        var builder = new PackTableBuilder(content, [.. EditionPlan.Usual(content.Head.Window).Reverse(), content.Head.Window]);
        var tables = Entries.Value.Select(builder.Build).ToList();
        var title = PackTexts.Say("kind.unodc");
        using var book = new PackBook(content.Head, title.En);
        book.Cover(title, Coordinator(), tables.Select(t => t.Numbered));
        tables.ForEach(book.Table);
        book.Definitions(tables.SelectMany(t => t.Measures).DistinctBy(m => m.Id, StringComparer.Ordinal));
        return [new($"unodc-questionnaire-{PackTexts.NameOf(content.Head)}.xlsx", book.ToArray())];
    }

    /// <summary>The edition of the last calendar year that the window reaches; the years before stand beside it unless somebody says otherwise.</summary>
    internal static string YearCommand(EditionHead head) =>
        $"pratip edition create --window {head.Window.To.Year.ToString(CultureInfo.InvariantCulture)} --vintage {EditionCodes.Of(head.Vintage)}";

    /// <summary>The head of the form asks for the officer in charge, whom no edition knows.</summary>
    private static IEnumerable<(LocalizedText Name, LocalizedText Value)> Coordinator() =>
        new[] { "officer.name", "officer.title", "officer.email", "officer.telephone" }.Select(key => (PackTexts.Say(key), PackTexts.Say("officer.fill")));
}
