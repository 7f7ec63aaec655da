using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Encounters;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Referrals;

/// <summary>What every referral says, whomever it is about.</summary>
public abstract record ReferralOptions
{
    /// <summary>Made by whoever sends it: the same entry sent twice is one referral.</summary>
    public Guid Id { get; init; } = RowId.Next();

    public Guid? ToAgencyId { get; init; }

    /// <summary>Code of the list referral-purpose.</summary>
    public string? Purpose { get; init; }

    /// <summary>Code of the list consent-override: why without consent. Not kept where there is consent.</summary>
    public string? ConsentOverride { get; init; }

    /// <summary>Until when an answer is asked for.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What is asked for.</summary>
    public string? Request { get; init; }

    private protected void Check(EntryCheck check)
    {
        check.Require(nameof(ToAgencyId), ToAgencyId?.ToString());
        _ = check.Require(nameof(Purpose), Purpose) && check.Code(nameof(Purpose), "referral-purpose", Purpose);
        check.Code(nameof(ConsentOverride), "consent-override", ConsentOverride);
        check.Require(nameof(DueAt), DueAt?.ToString());
        _ = check.Require(nameof(Request), Request) && check.Text(nameof(Request), Request);
    }
}

/// <summary>One referral, about a case or a person.</summary>
public sealed record SendReferralOptions : ReferralOptions
{
    public Guid? CaseId { get; init; }

    public Guid? ReportId { get; init; }

    internal CaseOrReport About => new(CaseId, ReportId);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        _ = today;
        var check = new EntryCheck();
        About.Check(check);
        Check(check);
        return check.Problems;
    }
}

/// <summary>Persons met in one encounter, one referral each, in one go.</summary>
public sealed record ReferEncounterOptions : ReferralOptions
{
    public required Guid EncounterId { get; init; }

    /// <summary>Numbers given that evening and spans of them, as 1-20, 25; empty for everybody.</summary>
    public string? Numbers { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        _ = today;
        var check = new EntryCheck();
        Check(check);
        check.Text(nameof(Numbers), Numbers);
        return check.Problems;
    }

    internal IReadOnlyList<string> Chosen => WristbandNumbers.Read(Numbers, EnterPeopleOptions.MostLines);
}
