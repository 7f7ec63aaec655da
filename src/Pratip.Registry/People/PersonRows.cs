using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.People;

/// <summary>The report a <see cref="PersonEntry"/> means: one the own agency has, or a new one with what is sealed of it.</summary>
/// <param name="Report">The person's report.</param>
/// <param name="IsNew">Whether the entry made it.</param>
/// <param name="Identity">Null where nothing is known of the identity, or none may be kept.</param>
public sealed record PersonRows(PersonReport Report, bool IsNew, SealedIdentity? Identity)
{
    /// <summary>As in the workbooks.</summary>
    public const int LongestReference = 60;

    public const int MostLines = 20;

    internal const string PhonePrefix = "tel:";

    /// <summary>A document whose kind was not written down, and whatever else nobody knows.</summary>
    internal const string UnknownKind = "unknown";

    /// <summary>What has to be written beside the row that needs the person.</summary>
    public void AddTo(RowChanges rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (IsNew)
        {
            rows.Add(Report);
        }

        if (Identity is not null)
        {
            rows.Add(Identity);
        }
    }

    /// <summary>
    /// Finds or makes the report, within a change that shows what the actor may enter. Whoever may not enter persons, or may
    /// not seal identities, can make none.
    /// </summary>
    public static async Task<PersonRows> OfAsync(ActorRegister register, Change change, PersonEntry entry, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(entry);
        return entry.IsExisting ? await FindAsync(register, entry, ct) : await MakeAsync(register, change, entry, ct);
    }

    /// <summary>What the register says already against the reference: asked before the other pages are filled in.</summary>
    public static async Task<IReadOnlyList<EntryProblem>> FindProblemsAsync(ActorRegister register, PersonEntry entry, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            if (entry.IsExisting)
            {
                await FindAsync(register, entry, ct);
            }
            else if (EntryText.OrNull(entry.OwnReference) is { } reference)
            {
                await RequireFreeAsync(register, reference, ct);
            }

            return [];
        }
        catch (EntryRefusedException refusal)
        {
            return refusal.Problems;
        }
    }

    /// <summary>The identity as it is sealed; empty where nothing is known.</summary>
    public static Identity IdentityOf(PersonEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new Identity
        {
            Names = [.. NamesOf(entry)],
            BirthDate = PartialDate.TryParseIso(entry.BirthDate, out var birth) && birth.Precision != DatePrecision.Year ? birth.ToString() : null,
            Documents = [.. DocumentsOf(entry)],
            Contacts = [.. EntryText.Lines(entry.Phones).Select(number => PhonePrefix + number), .. EntryText.Lines(entry.Contacts)],
        };
    }

    /// <summary>Persons whom the own agency reported: another agency's report is its own account and is never reused.</summary>
    private static async Task<PersonRows> FindAsync(ActorRegister register, PersonEntry entry, CancellationToken ct)
    {
        var agencyId = register.Actor.AgencyId;
        var reference = entry.ExistingReference!.Trim();
        await using var db = register.CreateContext();
        var report = await db.PersonReports.SingleOrDefaultAsync(one => one.AgencyId == agencyId && one.OwnReference == reference, ct)
            ?? throw new EntryRefusedException(nameof(PersonEntry.ExistingReference), new Message("people.no-such-reference", reference));
        return new PersonRows(report, false, null);
    }

    private static async Task<PersonRows> MakeAsync(ActorRegister register, Change change, PersonEntry entry, CancellationToken ct)
    {
        register.Require(AccessVerb.Enter, AccessNoun.People);
        var report = ReportOf(entry, register.Actor.AgencyId, PhnomPenhTime.DateOf(change.At));
        await RequireFreeAsync(register, report.OwnReference, ct);
        var identity = IdentityOf(entry);
        if (entry.IsAnonymous || IsEmpty(identity))
        {
            return new PersonRows(report, true, null);
        }

        register.Require(AccessVerb.Enter, AccessNoun.Identities);
        return new PersonRows(report, true, register.Register.Vault.Seal(report.Id, identity));
    }

    private static async Task RequireFreeAsync(ActorRegister register, string reference, CancellationToken ct)
    {
        var agencyId = register.Actor.AgencyId;
        await using var db = register.CreateContext(AccessVerb.Enter);
        if (await db.PersonReports.AnyAsync(one => one.AgencyId == agencyId && one.OwnReference == reference, ct))
        {
            throw new EntryRefusedException(nameof(PersonEntry.OwnReference), new Message("people.reference-taken", reference));
        }
    }

    private static PersonReport ReportOf(PersonEntry entry, Guid agencyId, DateOnly today)
    {
        var report = new PersonReport
        {
            Id = entry.Id,
            AgencyId = agencyId,
            OwnReference = EntryText.OrNull(entry.OwnReference) ?? MadeReference(entry.Id),
            PersonId = Audit.RowId.Next(),
            Sex = entry.Sex!,
            Citizenships = [.. entry.Citizenships.Where(code => code != Country.Unknown).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            CitizenshipsAsReported = EntryText.OrNull(entry.CitizenshipsAsReported),
            EnteredOn = EntryText.OrNull(entry.EnteredOn),
            EntryPlace = EntryText.OrNull(entry.EntryPlace),
            EntryLegality = EntryText.OrNull(entry.EntryLegality) ?? UnknownKind,
            VisaKind = EntryText.OrNull(entry.VisaKind),
            TransitCountry = EntryText.OrNull(entry.TransitCountry),
            IsAnonymous = entry.IsAnonymous,
        };
        (report.BirthYear, report.AgePrecision) = BirthOf(entry, today);
        return report;
    }

    internal static (int? Year, string Precision) BirthOf(PersonEntry entry, DateOnly today)
    {
        if (PartialDate.TryParseIso(entry.BirthDate, out var birth))
        {
            return (birth.Year, birth.Precision == DatePrecision.Day ? "exact" : "year");
        }

        return entry.ApparentAge is { } age ? (today.Year - age, "estimated") : (null, "unknown");
    }

    /// <summary>From the part of the id that is chance, so that the same entry sent twice has the same reference.</summary>
    internal static string MadeReference(Guid id) => $"P-{id.ToString("N")[^10..].ToUpperInvariant()}";

    private static IEnumerable<IdentityName> NamesOf(PersonEntry entry)
    {
        if (EntryText.OrNull(entry.NameLatin) is { } latin)
        {
            yield return new IdentityName(latin, NameKind.Latin);
        }

        if (EntryText.OrNull(entry.NameOwn) is { } own)
        {
            yield return new IdentityName(own, NameKind.OwnScript);
        }

        foreach (var alias in EntryText.Lines(entry.Aliases))
        {
            yield return new IdentityName(alias, NameKind.Alias);
        }
    }

    private static IEnumerable<IdentityDocument> DocumentsOf(PersonEntry entry)
    {
        if (EntryText.OrNull(entry.DocumentNumber) is { } number)
        {
            yield return new IdentityDocument(EntryText.OrNull(entry.DocumentKind) ?? UnknownKind, number, EntryText.OrNull(entry.DocumentCountry));
        }

        foreach (var further in EntryText.Lines(entry.OtherDocuments))
        {
            yield return new IdentityDocument(UnknownKind, further);
        }
    }

    internal static bool IsEmpty(Identity identity) =>
        identity.Names.Count == 0 && identity.BirthDate is null && identity.Documents.Count == 0 && identity.Contacts.Count == 0;
}
