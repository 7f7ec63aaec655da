using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Packs;

/// <summary>What packs say, in both languages: whoever receives one may read either.</summary>
internal static class PackTexts
{
    private const string Prefix = "exchange.packs.";

    private static readonly Lazy<Texts> Loaded = new(() => Texts.Load(typeof(PackTexts).Assembly));

    public static LocalizedText Say(string key, params object?[] args) => new(
        Loaded.Value.Format(Prefix + key, Language.English, args),
        Loaded.Value.Format(Prefix + key, Language.Khmer, args));

    /// <summary>Both languages in one line, where there is room for one text only.</summary>
    public static string Both(LocalizedText text) => text.Km.Length == 0 || text.Km == text.En ? text.En : $"{text.En} \u00B7 {text.Km}";

    public static string Both(string key, params object?[] args) => Both(Say(key, args));

    /// <summary>A number of a form or of a version, with the digits of each language.</summary>
    public static LocalizedText Digits(string text) => new(text, KhmerDigits.From(text));

    public static LocalizedText Vintage(Vintage vintage) => Say("vintage." + EditionCodes.Of(vintage));

    public static LocalizedText State(PackValueState state) => Say("state." + Code(state));

    public static string Code(this PackValueState state) => state switch
    {
        PackValueState.Counted => "counted",
        PackValueState.Reported => "reported",
        PackValueState.NotReported => "not-reported",
        PackValueState.Incomplete => "incomplete",
        PackValueState.Hidden => "hidden",
        _ => "not-available",
    };

    /// <summary>The two marks that every table carries: what the register is for, and that nothing of it is published.</summary>
    public static LocalizedText Mark(EditionHead head)
    {
        var purpose = ReportTexts.PurposeMark(head.Purpose);
        return new(new ReportWords(new ReportStyle(Language.English)).Mark(purpose), new ReportWords(new ReportStyle(Language.Khmer)).Mark(purpose));
    }

    /// <summary>The name of an edition in files: its window, the first letter of its vintage and its number, 2024-p1.</summary>
    public static string NameOf(EditionHead head) => EditionName.Of(head).Replace("..", "_", StringComparison.Ordinal);

    public static string NameOf(ReportingWindow window) => window.ToString().Replace("..", "_", StringComparison.Ordinal);
}
