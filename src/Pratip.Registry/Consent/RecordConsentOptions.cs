using Pratip.Reference.Wording;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Consent;

/// <summary>What a person, or for a child the guardian, answered for one purpose.</summary>
public sealed record RecordConsentOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>Code of the list consent-purpose.</summary>
    public string? Purpose { get; init; }

    public string? On { get; init; }

    /// <summary>Yes or no; what was not answered is not recorded.</summary>
    public bool? IsGiven { get; init; }

    /// <summary>Code of the list consent-form.</summary>
    public string? Form { get; init; }

    /// <summary>Code of the list spoken-language.</summary>
    public string? SpokenLanguage { get; init; }

    /// <summary>Null while unknown.</summary>
    public bool? WithInterpreter { get; init; }

    /// <summary>The guardian who answered for a child; null where the person did.</summary>
    public Guid? GuardianId { get; init; }

    internal SentAgain Again(PersonConsent standing) => new SentAgain()
        .Code(nameof(Purpose), "consent-purpose", standing.Purpose, Purpose).Date(nameof(On), standing.On, On).YesNo(nameof(IsGiven), standing.IsGiven, IsGiven)
        .Code(nameof(Form), "consent-form", standing.Form, Form).Code(nameof(SpokenLanguage), "spoken-language", standing.SpokenLanguage, SpokenLanguage)
        .YesNo(nameof(WithInterpreter), standing.WithInterpreter, WithInterpreter)
        .Same(nameof(GuardianId), standing.GuardianId == GuardianId, standing.GuardianId is null ? null : new Message("entry.somebody-else"));

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Purpose), Purpose) && check.Code(nameof(Purpose), "consent-purpose", Purpose);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        check.Require(nameof(IsGiven), IsGiven?.ToString());
        _ = check.Require(nameof(Form), Form) && check.Code(nameof(Form), "consent-form", Form);
        _ = check.Require(nameof(SpokenLanguage), SpokenLanguage) && check.Code(nameof(SpokenLanguage), "spoken-language", SpokenLanguage);
        return check.Problems;
    }
}

/// <summary>That a consent is taken back. No reason is asked for.</summary>
public sealed record WithdrawConsentOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? WithdrawnOn { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(WithdrawnOn), WithdrawnOn) && check.Date(nameof(WithdrawnOn), WithdrawnOn, today);
        return check.Problems;
    }
}
