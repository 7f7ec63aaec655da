using Pratip.Exchange.Reports;
using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Reference.Wording;
using Pratip.Registry.Identities;

namespace Pratip.Exchange.LinkageReports;

/// <summary>What the page of a run says, in one language.</summary>
internal sealed class LinkageWords(Language language)
{
    private const string Prefix = "exchange.linkage.";

    private static readonly Lazy<Texts> Loaded = new(() => Texts.Load(typeof(LinkageWords).Assembly, typeof(LinkageOutcome).Assembly));

    public Language Language => language;

    public ReportWords Report { get; } = new(new ReportStyle(language));

    public string this[string key] => Loaded.Value[Prefix + key].In(language);

    public string Fill(string key, params object?[] args) => Loaded.Value.Format(Prefix + key, language, args);

    public string Number(long number) => Numbers.Format(number, language);

    public string Decimal(double number, int decimals) => double.IsFinite(number) ? Numbers.Format((decimal)number, decimals, language) : this["none"];

    public string Percent(double share) => double.IsFinite(share) ? Numbers.Percent((decimal)(100 * share), 1, language) : this["none"];

    public string Field(string name) => Loaded.Value["identity.field." + name].In(language);

    public string Level(string name) => Loaded.Value["identity.level." + name].In(language);

    public string Cause(string name) => Loaded.Value["identity.cause." + name].In(language);

    /// <summary>The name of a citizenship or a script; what has none of its own is told apart by words.</summary>
    public string Group(GroupOfPairs group) => group switch
    {
        { Code: null } => this["group.small"],
        { Code: GroupOfPairs.Mixed } => this["group.mixed"],
        { Code: GroupOfPairs.Unknown } => this["group.unknown"],
        { Kind: GroupOfPairs.ByCitizenship } => CountryList.Standard.Find(group.Code)?.Name.In(language) ?? group.Code,
        _ => this["script." + group.Code],
    };
}
