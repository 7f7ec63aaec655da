using System.Globalization;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Editions;

namespace Pratip.Exchange.Packs.Tables;

/// <summary>The answers to the yearly request of the United States: 1 April to 31 March, beside the year before.</summary>
internal static class TipPack
{
    private static readonly Lazy<IReadOnlyList<PackTableEntry>> Entries = new(() => PackTableFile.Read("tip.json"));

    public static IReadOnlyList<PackFile> Files(EditionContent content)
    {
        var window = content.Head.Window;
        if (!PackKind.Tip.Fits(window))
        {
            throw new PackRefusedException(new Message("exchange.packs.not-april-to-march", window.ToString(), CommandFor(content.Head)));
        }

        var builder = new PackTableBuilder(content, [window.YearBefore(), window]);
        var tables = Entries.Value.Select(builder.Build).ToList();
        var title = PackTexts.Say("kind.tip");
        using var book = new PackBook(content.Head, title.En);
        book.Cover(title, [], tables.Select(t => t.Numbered));
        TipChanges.Write(book, tables);
        tables.ForEach(book.Table);
        book.Definitions(tables.SelectMany(t => t.Measures).DistinctBy(m => m.Id, StringComparer.Ordinal));
        var name = $"us-tip-{PackTexts.NameOf(content.Head)}";
        return [new(name + ".xlsx", book.ToArray()), new(name + ".csv", PackTableCsv.Render(content.Head, tables))];
    }

    /// <summary>The reporting year in which the window ends.</summary>
    private static string CommandFor(EditionHead head)
    {
        var first = head.Window.To.Month >= 4 ? head.Window.To.Year : head.Window.To.Year - 1;
        return string.Create(CultureInfo.InvariantCulture, $"pratip edition create --window {first}-04..{first + 1}-03 --vintage {EditionCodes.Of(head.Vintage)}");
    }
}
