using Pratip.Registry.Audit;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Complaints;

/// <summary>What is known of who complains; nothing for an anonymous complaint.</summary>
public sealed record ReporterEntry
{
    public const int LongestContact = 500;

    public string? Name { get; init; }

    /// <summary>How they can be reached: telephone, account, address.</summary>
    public string? Contact { get; init; }

    public bool IsAnonymous => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Contact);

    internal void Check(EntryCheck check, string name, string contact)
    {
        check.Line(name, Name);
        check.Text(contact, Contact, LongestContact);
    }
}

/// <summary>A complaint that an office takes in by telephone, at the counter, from an embassy or out of the press.</summary>
public sealed record RegisterComplaintOptions
{
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>Code of the list complaint-channel.</summary>
    public string? Channel { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Code of the list complaint-about.</summary>
    public string? About { get; init; }

    public string? Text { get; init; }

    /// <summary>Codes of the list spoken-language.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? ProvinceCode { get; init; }

    /// <summary>The body whose people it is about, which then never sees it.</summary>
    public Guid? AccusedAgencyId { get; init; }

    public string? ReporterName { get; init; }

    public string? ReporterContact { get; init; }

    internal ReporterEntry Reporter => new() { Name = ReporterName, Contact = ReporterContact };

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Channel), Channel) && check.Code(nameof(Channel), "complaint-channel", Channel);
        _ = (ReceivedAt is not null || check.Refuse(nameof(ReceivedAt), "entry.missing")) && check.Moment(nameof(ReceivedAt), ReceivedAt, now);
        _ = check.Require(nameof(About), About) && check.Code(nameof(About), "complaint-about", About);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        check.Codes(nameof(Languages), "spoken-language", Languages);
        check.Province(nameof(ProvinceCode), ProvinceCode);
        Reporter.Check(check, nameof(ReporterName), nameof(ReporterContact));
        return check.Problems;
    }
}

/// <summary>What somebody writes on the public page. Nothing of the computer it came from is part of it.</summary>
public sealed record LodgeComplaintOptions
{
    /// <summary>Of the form as it was shown: sent twice it is one complaint.</summary>
    public Guid Id { get; init; } = RowId.Next();

    /// <summary>Drawn when the form is shown, so that one that is sent twice shows the same.</summary>
    public string Code { get; init; } = ReceiptCode.New();

    public string? About { get; init; }

    public string? Text { get; init; }

    public string? ProvinceCode { get; init; }

    /// <summary>Code of the agency it is about.</summary>
    public string? AccusedAgency { get; init; }

    public bool? IsDangerNow { get; init; }

    /// <summary>en or km: in which language the page was read.</summary>
    public string Language { get; init; } = "km";

    public string? Name { get; init; }

    public string? Contact { get; init; }

    internal ReporterEntry Reporter => new() { Name = Name, Contact = Contact };

    public IReadOnlyList<EntryProblem> Problems()
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(About), About) && check.Code(nameof(About), "complaint-about", About);
        _ = check.Require(nameof(Text), Text) && check.Text(nameof(Text), Text);
        check.Province(nameof(ProvinceCode), ProvinceCode);
        Reporter.Check(check, nameof(Name), nameof(Contact));
        return check.Problems;
    }
}
