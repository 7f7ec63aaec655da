using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Countries;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Vault;

namespace Pratip.Registry.People;

/// <summary>
/// The person on a form that is sent a second time, held against the report that stands behind its row. Who it is is told apart and never
/// shown: whoever opens an identity is recorded.
/// </summary>
internal static class PersonAgain
{
    public static async Task<SentAgain> PersonAsync(this SentAgain again, ActorRegister register, PersonEntry entry, Guid reportId, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        var standing = await db.PersonReports.SingleAsync(report => report.Id == reportId, ct);
        if (entry.IsExisting)
        {
            return again.Line(nameof(entry.ExistingReference), standing.OwnReference, entry.ExistingReference);
        }

        Compare(again, entry, standing);
        var sealedOf = await db.SealedIdentities.SingleOrDefaultAsync(one => one.Id == reportId && !one.IsVoided, ct);
        var sent = PersonRows.IdentityOf(entry);
        if (!PersonRows.IsEmpty(sent))
        {
            register.Require(AccessVerb.Enter, AccessNoun.Identities);
        }

        if (register.Actor.May(AccessVerb.Enter, AccessNoun.Identities) && TryOpen(register.Register.Vault, sealedOf, out var kept))
        {
            Compare(again, kept, sent);
            CompareBirth(again, entry, standing, register.Today, kept.BirthDate == sent.BirthDate);
        }
        else
        {
            CompareBirth(again, entry, standing, register.Today, isSameDay: true);
        }

        return again;
    }

    private static void Compare(SentAgain again, PersonEntry entry, PersonReport standing) => again
        .Line(nameof(entry.OwnReference), standing.OwnReference, EntryText.OrNull(entry.OwnReference) ?? standing.OwnReference)
        .YesNo(nameof(entry.IsAnonymous), standing.IsAnonymous, entry.IsAnonymous)
        .Code(nameof(entry.Sex), "sex", standing.Sex, entry.Sex)
        .Same(
            nameof(entry.Citizenships), standing.Citizenships.ToHashSet(StringComparer.Ordinal).SetEquals(entry.Citizenships.Where(code => code != Country.Unknown)),
            SentAgain.Listed(standing.Citizenships.Select(code => CountryList.Standard.Find(code)?.Words ?? new LocalizedText(code, code))))
        .Line(nameof(entry.CitizenshipsAsReported), standing.CitizenshipsAsReported, entry.CitizenshipsAsReported)
        .Date(nameof(entry.EnteredOn), standing.EnteredOn, entry.EnteredOn)
        .Line(nameof(entry.EntryPlace), standing.EntryPlace, entry.EntryPlace)
        .Code(nameof(entry.EntryLegality), "entry-legality", standing.EntryLegality, EntryText.OrNull(entry.EntryLegality) ?? PersonRows.UnknownKind)
        .Code(nameof(entry.VisaKind), "visa-kind", standing.VisaKind, entry.VisaKind)
        .Country(nameof(entry.TransitCountry), standing.TransitCountry, entry.TransitCountry);

    private static void Compare(SentAgain again, Identity kept, Identity sent)
    {
        foreach (var (field, kind) in new[] { (nameof(PersonEntry.NameLatin), NameKind.Latin), (nameof(PersonEntry.NameOwn), NameKind.OwnScript), (nameof(PersonEntry.Aliases), NameKind.Alias) })
        {
            Told(field, NamesOf(kept, kind), NamesOf(sent, kind));
        }

        // Which of them was typed as the first is not known of what is on record.
        var areOthers = kept.Documents.Count > 0 && sent.Documents.Count > 0 && kept.Documents[0] == sent.Documents[0];
        Told(areOthers ? nameof(PersonEntry.OtherDocuments) : nameof(PersonEntry.DocumentNumber), kept.Documents, sent.Documents);
        Told(nameof(PersonEntry.Phones), PhonesOf(kept, true), PhonesOf(sent, true));
        Told(nameof(PersonEntry.Contacts), PhonesOf(kept, false), PhonesOf(sent, false));
        void Told<T>(string field, IReadOnlyCollection<T> standing, IEnumerable<T> typed) =>
            again.Same(field, standing.SequenceEqual(typed), standing.Count == 0 ? null : new Message("entry.sealed-words"));
    }

    /// <summary>The year, which is not sealed, and then the day, which is; an age is reckoned as on the day it is sent.</summary>
    private static void CompareBirth(SentAgain again, PersonEntry entry, PersonReport standing, DateOnly today, bool isSameDay)
    {
        var isSameYear = standing.BirthYear == PersonRows.BirthOf(entry, today).Year;
        object? known = isSameYear ? new Message("entry.sealed-words") : standing.BirthYear?.ToString(CultureInfo.InvariantCulture);
        again.Same(entry.ApparentAge is null ? nameof(entry.BirthDate) : nameof(entry.ApparentAge), isSameYear && isSameDay, known);
    }

    /// <summary>An identity whose key was destroyed can be held against nothing.</summary>
    private static bool TryOpen(IdentityVault vault, SealedIdentity? row, out Identity identity)
    {
        identity = new Identity();
        try
        {
            identity = row is null ? identity : vault.Open(row);
            return true;
        }
        catch (VaultException)
        {
            return false;
        }
    }

    private static List<string> NamesOf(Identity identity, NameKind kind) => [.. identity.Names.Where(name => name.Kind == kind).Select(name => name.Text)];

    private static List<string> PhonesOf(Identity identity, bool arePhones) =>
        [.. identity.Contacts.Where(contact => contact.StartsWith(PersonRows.PhonePrefix, StringComparison.Ordinal) == arePhones)];
}
