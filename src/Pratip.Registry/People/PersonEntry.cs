using Pratip.Kernel;
using Pratip.Linkage.Names;
using Pratip.Registry.Entry;

namespace Pratip.Registry.People;

/// <summary>
/// A person as an officer enters one, whether as suspect or as presumed victim: somebody the own agency has reported
/// before, or somebody new. What is left empty is unknown; only an unknown name has to be said, because a forgotten one
/// looks the same.
/// </summary>
public sealed record PersonEntry
{
    private const int OldestApparent = 110;

    private const int ShortestPhone = 5;

    /// <summary>ITU-T E.164: no number of the world has more digits.</summary>
    private const int LongestPhone = 15;

    /// <summary>The id of the new report, made by whoever enters it.</summary>
    public Guid Id { get; init; } = Audit.RowId.Next();

    /// <summary>The own agency's reference of a person it has reported already; then nothing else is entered here.</summary>
    public string? ExistingReference { get; init; }

    /// <summary>The reference of a new person; where it is left empty, one is made from the id.</summary>
    public string? OwnReference { get; init; }

    /// <summary>The anonymous tier: no identity is kept anywhere.</summary>
    public bool IsAnonymous { get; init; }

    public bool NameIsUnknown { get; init; }

    public string? NameLatin { get; init; }

    public string? NameOwn { get; init; }

    /// <summary>One a line.</summary>
    public string? Aliases { get; init; }

    /// <summary>ISO, as well as it is known; the day goes into the vault alone.</summary>
    public string? BirthDate { get; init; }

    /// <summary>How old the person looks today, where no birth date or year is known.</summary>
    public int? ApparentAge { get; init; }

    public string? Sex { get; init; }

    /// <summary>ISO 3166-1 alpha-2; empty when unknown.</summary>
    public List<string> Citizenships { get; init; } = [];

    /// <summary>In the words of the document or of the person.</summary>
    public string? CitizenshipsAsReported { get; init; }

    public string? DocumentKind { get; init; }

    public string? DocumentNumber { get; init; }

    public string? DocumentCountry { get; init; }

    /// <summary>Numbers of further documents, one a line.</summary>
    public string? OtherDocuments { get; init; }

    /// <summary>Telephone numbers, one a line.</summary>
    public string? Phones { get; init; }

    /// <summary>Accounts and addresses, one a line.</summary>
    public string? Contacts { get; init; }

    public string? EnteredOn { get; init; }

    public string? EntryPlace { get; init; }

    public string? EntryLegality { get; init; }

    public string? VisaKind { get; init; }

    public string? TransitCountry { get; init; }

    public bool IsExisting => !string.IsNullOrWhiteSpace(ExistingReference);

    /// <summary>What of it says who the person is, by the names of the properties.</summary>
    internal IEnumerable<(string Field, string? Value)> Identifying =>
    [
        (nameof(NameLatin), NameLatin), (nameof(NameOwn), NameOwn), (nameof(Aliases), Aliases), (nameof(DocumentKind), DocumentKind),
        (nameof(DocumentNumber), DocumentNumber), (nameof(DocumentCountry), DocumentCountry), (nameof(OtherDocuments), OtherDocuments),
        (nameof(Phones), Phones), (nameof(Contacts), Contacts),
    ];

    private bool HasName => TextSigns.IsSeen(NameLatin) || TextSigns.IsSeen(NameOwn);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        if (IsExisting)
        {
            CheckExisting(check);
        }
        else
        {
            CheckIdentity(check, today);
            CheckRest(check, today);
        }

        return check.Problems;
    }

    private void CheckExisting(EntryCheck check)
    {
        check.Line(nameof(ExistingReference), ExistingReference, PersonRows.LongestReference);
        foreach (var (field, _) in Identifying.Append((nameof(OwnReference), OwnReference)).Where(part => !string.IsNullOrWhiteSpace(part.Item2)))
        {
            check.Refuse(field, "people.existing-or-new");
        }
    }

    private void CheckIdentity(EntryCheck check, DateOnly today)
    {
        check.Line(nameof(OwnReference), OwnReference, PersonRows.LongestReference);
        check.Line(nameof(NameLatin), NameLatin);
        check.Line(nameof(NameOwn), NameOwn);
        check.Line(nameof(DocumentKind), DocumentKind, PersonRows.LongestReference);
        check.Line(nameof(DocumentNumber), DocumentNumber, PersonRows.LongestReference);
        check.Countries(nameof(DocumentCountry), Given(DocumentCountry));
        foreach (var (field, value) in new[] { (nameof(Aliases), Aliases), (nameof(OtherDocuments), OtherDocuments), (nameof(Contacts), Contacts) })
        {
            CheckLines(check, field, value);
        }

        var areLines = CheckLines(check, nameof(Phones), Phones);
        if (!IsAnonymous)
        {
            _ = check.Latin(nameof(NameLatin), NameLatin) && CheckOwnName(check);
            _ = areLines && CheckPhones(check);
        }

        if (IsAnonymous)
        {
            CheckAnonymous(check);
        }
        else if (!HasName && !NameIsUnknown)
        {
            check.Refuse(nameof(NameLatin), "people.name-missing");
        }
        else if (HasName && NameIsUnknown)
        {
            check.Refuse(nameof(NameIsUnknown), "people.name-both");
        }

        if (!string.IsNullOrWhiteSpace(DocumentKind ?? DocumentCountry) && string.IsNullOrWhiteSpace(DocumentNumber))
        {
            check.Refuse(nameof(DocumentNumber), "people.document-number");
        }

        CheckBirth(check, today);
    }

    /// <summary>A script may be Latin and be somebody's own; but then its name stands among those in Latin letters first.</summary>
    private bool CheckOwnName(EntryCheck check) =>
        !string.IsNullOrWhiteSpace(NameLatin) || Scripts.Of(NameOwn ?? "") != Script.Latin || check.Refuse(nameof(NameOwn), "people.name-own-latin");

    private bool CheckPhones(EntryCheck check) =>
        EntryText.Lines(Phones).FirstOrDefault(line => !IsPhone(line)) is not { } wrong || check.Refuse(nameof(Phones), "people.phone", EntryCheck.Shortened(wrong), ShortestPhone, LongestPhone);

    private static bool IsPhone(string line)
    {
        var digits = KhmerDigits.ToAscii(line).Where(sign => !(char.IsWhiteSpace(sign) || sign is '+' or '-' or '(' or ')' or '.')).ToList();
        return digits.Count is >= ShortestPhone and <= LongestPhone && digits.TrueForAll(char.IsAsciiDigit);
    }

    private void CheckAnonymous(EntryCheck check)
    {
        foreach (var (field, _) in Identifying.Where(part => !string.IsNullOrWhiteSpace(part.Value)))
        {
            check.Refuse(field, "people.anonymous-identity");
        }

        if (PartialDate.TryParseIso(BirthDate, out var birth) && birth.Precision != DatePrecision.Year)
        {
            check.Refuse(nameof(BirthDate), "people.anonymous-birth");
        }
    }

    private void CheckBirth(EntryCheck check, DateOnly today)
    {
        check.Date(nameof(BirthDate), BirthDate, today);
        check.Number(nameof(ApparentAge), ApparentAge, 0, OldestApparent);
        if (ApparentAge is not null && !string.IsNullOrEmpty(BirthDate))
        {
            check.Refuse(nameof(ApparentAge), "people.birth-or-age");
        }
    }

    private void CheckRest(EntryCheck check, DateOnly today)
    {
        if (check.Require(nameof(Sex), Sex))
        {
            check.Code(nameof(Sex), "sex", Sex);
        }

        check.Countries(nameof(Citizenships), Citizenships);
        check.Line(nameof(CitizenshipsAsReported), CitizenshipsAsReported);
        check.Date(nameof(EnteredOn), EnteredOn, today);
        check.InOrder(nameof(EnteredOn), BirthDate, EnteredOn);
        check.Line(nameof(EntryPlace), EntryPlace);
        check.Code(nameof(EntryLegality), "entry-legality", EntryLegality);
        check.Code(nameof(VisaKind), "visa-kind", VisaKind);
        check.Countries(nameof(TransitCountry), Given(TransitCountry));
    }

    /// <summary>A few lines, each as long as a line may be.</summary>
    private static bool CheckLines(EntryCheck check, string field, string? typed)
    {
        if (!check.Text(field, typed))
        {
            return false;
        }

        var lines = EntryText.Lines(typed);
        if (lines.Count > PersonRows.MostLines)
        {
            return check.Refuse(field, "people.too-many-lines", PersonRows.MostLines);
        }

        return lines.FirstOrDefault(line => line.Length > EntryCheck.LongestLine) is not { } longest || check.Refuse(field, "entry.too-long", EntryCheck.LongestLine, longest.Length);
    }

    private static IEnumerable<string> Given(string? code) => string.IsNullOrEmpty(code) ? [] : [code];
}
