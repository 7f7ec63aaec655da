using Pratip.Kernel;
using Pratip.Reference.Calendars;
using Pratip.Reference.Wording;
using Pratip.Statistics.Tables;
using Pratip.Statistics.Tabulation;

namespace Pratip.Exchange.Reports;

/// <summary>
/// Everything a report says, in one language and with one kind of digits. Each renderer asks here, so that a figure, a
/// window or "not reported" reads the same in every format.
/// </summary>
public sealed class ReportWords(ReportStyle style)
{
    private const string Prefix = "exchange.reports.";

    private static readonly Lazy<Texts> Loaded = new(() => Texts.Load(typeof(ReportWords).Assembly));

    /// <summary>The language whose way of writing numbers is used: Khmer only with Khmer digits.</summary>
    private readonly Language _numbers = style is { Language: Language.Khmer, KhmerDigits: true } ? Language.Khmer : Language.English;

    public Language Language => style.Language;

    public string LanguageTag => style.Language.Code();

    public Language NumberLanguage => _numbers;

    public string NotReported => this["not-reported"];

    /// <summary>Of a figure of which nothing was recorded, and not everybody reported.</summary>
    public string Incomplete => this["incomplete"];

    /// <summary>The sign of a number that is not shown because it could tell of a person.</summary>
    public string Hidden => this["hidden"];

    public string this[string key] => Loaded.Value[Prefix + key].In(Language);

    public string Say(LocalizedText text) => text.In(Language);

    public string Fill(string key, params object?[] args) => Loaded.Value.Format(Prefix + key, Language, args);

    public string Number(long number) => Numbers.Format(number, _numbers);

    public string Figure(ReportCell cell) => cell.Value is { } value ? Number(value) : cell.Kind switch
    {
        ReportCellKind.Hidden => Hidden,
        ReportCellKind.Incomplete => Incomplete,
        _ => NotReported,
    };

    /// <summary>A change with its sign; blank where it cannot be computed.</summary>
    public string Difference(ReportRow row) => row.Difference is { } difference ? (difference > 0 ? "+" : "") + Number(difference) : "";

    public string Growth(ReportRow row) => row.Growth is { } growth && growth.PerCent(growth.Decimals) is { } percent ? Numbers.SignedPercent(percent, growth.Decimals, _numbers) + (row.IsBroken ? CellSigns.Broken : "") : "";

    /// <summary>The mark of a note beside a figure: in brackets, or text that is copied would have it as the last digit of the figure.</summary>
    public string NoteMark(int note) => $"[{Number(note)}]";

    public string Window(ReportingWindow window) => Digits(window.ToString().Replace("..", " \u2013 ", StringComparison.Ordinal));

    public string WindowWithDates(ReportingWindow window) => window.Days == 1 ? Date(window.From) : Fill("window-dates", Window(window), Date(window.From), Date(window.To));

    public string Date(DateOnly day)
    {
        var words = DateWords.Format(day, Language);
        return _numbers == Language.Khmer ? words : KhmerDigits.ToAscii(words);
    }

    /// <summary>The date of an official header: with the Buddhist year in Khmer.</summary>
    public string OfficialDate(DateOnly day)
    {
        if (Language == Language.English)
        {
            return Date(day);
        }

        var words = BuddhistEra.Format(day, Language);
        return style.KhmerDigits ? words : KhmerDigits.ToAscii(words);
    }

    public string Purpose(RegisterPurpose purpose) => this["purpose." + purpose.Code()];

    public string Unit(CountingUnit unit) => this["unit." + unit.Code()];

    public string State(Completeness completeness) => this["completeness." + completeness.State.Code()];

    public string ReportedOf(Completeness completeness) =>
        Fill("completeness.of", Number(completeness.ReportedEntities), Number(completeness.ExpectedEntities));

    /// <summary>The marks that every page and table carries.</summary>
    public string Mark(ReportDocument document) => document.Standing is { } standing
        ? $"{Standing(standing)} \u00B7 {Mark(document.PurposeMark)}"
        : Mark(document.PurposeMark);

    /// <summary>That an edition is not signed: on every page, or a printed draft passes for what was signed.</summary>
    public string Standing(EditionStanding standing) => this["standing." + standing.Code()];

    public string Mark(LocalizedText purpose) => $"{Say(purpose).TrimEnd('.', '។')} \u00B7 {this["internal"]}";

    public string TableName(ReportTable table) => Fill("table", Digits(table.Id));

    public string TableTitle(ReportTable table) => $"{TableName(table)}. {Say(table.Title)}";

    public string SectionTitle(ReportSection section) => $"{section.Letter}. {Say(section.Title)}";

    /// <summary>The sentences about a table as one paragraph; empty where nobody wrote one.</summary>
    public string Narrative(ReportTable table) => string.Join(" ", table.Narrative.Select(sentence => Digital(Say(sentence))));

    /// <summary>The text of the secretariat, paragraph by paragraph.</summary>
    public IEnumerable<string> Paragraphs(ReportBlock block) =>
        Say(block.Text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Digital);

    private string Digital(string text) => _numbers == Language.Khmer ? text : KhmerDigits.ToAscii(text);

    public string Digits(string text) => _numbers == Language.Khmer ? KhmerDigits.From(text) : text;
}
