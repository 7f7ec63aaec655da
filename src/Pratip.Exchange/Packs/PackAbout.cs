using System.Globalization;
using System.Text;
using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Packs;

/// <summary>The note in every pack: of which edition it was made, how settled its figures are, and what its signs mean.</summary>
internal static class PackAbout
{
    public const string FileName = "about.txt";

    public static PackFile Of(EditionContent content, PackKind kind)
    {
        var text = new StringBuilder();
        foreach (var language in Enum.GetValues<Language>())
        {
            text.Append(PackTexts.Say("kind." + kind.Code()).In(language)).Append('\n');
            text.Append(PackTexts.Mark(content.Head).In(language)).Append("\n\n");
            foreach (var (name, value) in Lines(content.Head))
            {
                text.Append(name.In(language)).Append(": ").Append(value.In(language)).Append('\n');
            }

            text.Append('\n');
            foreach (var (sign, meaning) in Signs)
            {
                text.Append(sign.In(language)).Append(": ").Append(meaning.In(language)).Append('\n');
            }

            text.Append('\n');
        }

        return new(FileName, Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>What is to be known of the edition, for every head of a table.</summary>
    public static IEnumerable<(LocalizedText Name, LocalizedText Value)> Lines(EditionHead head)
    {
        yield return (PackTexts.Say("head.window"), ReportTexts.NameOf(head.Window));
        yield return (PackTexts.Say("head.edition"), Same(PackTexts.NameOf(head)));
        yield return (PackTexts.Say("head.vintage"), PackTexts.Vintage(head.Vintage));
        yield return (PackTexts.Say("head.as-of"), new(DateWords.Format(head.AsOf, Language.English), DateWords.Format(head.AsOf, Language.Khmer)));
        yield return (PackTexts.Say("head.tabulation"), PackTexts.Digits(head.Tabulation.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The signs that stand where a number does not.</summary>
    public static IEnumerable<(LocalizedText Sign, LocalizedText Meaning)> Signs =>
        new[] { PackValueState.Hidden, PackValueState.NotReported, PackValueState.Incomplete, PackValueState.NotAvailable }
            .Select(state => (PackTexts.State(state), PackTexts.Say("meaning." + state.Code())));

    private static LocalizedText Same(string text) => new(text, text);
}
