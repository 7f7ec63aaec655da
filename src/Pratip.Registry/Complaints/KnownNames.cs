using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Every name, number and contact that the register knows around a complaint: of whoever complained, of the persons it is linked to, of
/// those in its cases, and of whoever was there at its site checks and interviews. A text that holds one of them is not for the public. It
/// finds what is known and nothing else: that nobody can be told from a text is for a person to confirm.
/// </summary>
internal sealed partial class KnownNames
{
    /// <summary>A shorter number is a count or a year.</summary>
    private const int ShortestNumber = 5;

    private readonly WrittenNames _names = new();
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly SpokenNumbers _spoken = new();

    /// <summary>Without scope: whoever writes for the public need not see the persons to be kept from naming them.</summary>
    public static async Task<KnownNames> ReadAsync(Register register, Guid complaintId, CancellationToken ct)
    {
        var known = new KnownNames();
        await using var db = register.CreateContext();
        foreach (var reporter in await db.ComplaintReporters.Where(one => one.ComplaintId == complaintId && !one.IsVoided).ToListAsync(ct))
        {
            known._names.Add(Open(register, reporter.WrappedKey, reporter.Id, ComplaintRows.NameField, reporter.Name));
            known.AddNumbers(Open(register, reporter.WrappedKey, reporter.Id, ComplaintRows.ContactField, reporter.Contact));
        }

        foreach (var step in await db.ComplaintSteps.Where(one => one.ComplaintId == complaintId && one.Present != null).ToListAsync(ct))
        {
            known._names.AddPeople(Open(register, step.WrappedKey, step.Id, InvestigationService.PresentField, step.Present));
        }

        var reports = await ReportsAsync(db, complaintId, ct);
        foreach (var sealedIdentity in await db.SealedIdentities.Where(one => reports.Contains(one.Id) && !one.IsVoided).ToListAsync(ct))
        {
            var identity = register.Vault.Open(sealedIdentity);
            foreach (var name in identity.Names)
            {
                known._names.Add(name.Text);
            }

            foreach (var number in identity.Documents.Select(one => one.Number).Concat(identity.Contacts))
            {
                known.AddNumbers(number);
            }
        }

        return known;
    }

    /// <summary>What of a text names or numbers somebody whom the register knows here; null where nothing does.</summary>
    public string? Find(string text)
    {
        var packed = Packed(text);
        return _names.Find(text) ?? _numbers.FirstOrDefault(number => packed.Contains(number, StringComparison.Ordinal)) ?? _spoken.Find(text);
    }

    /// <summary>Whether it holds what reads as the number of a passport, a telephone or an account, whoever's it is.</summary>
    public static bool HoldsNumber(string text) => LongNumber().IsMatch(Kernel.KhmerDigits.ToAscii(Unseen().Replace(text, "")));

    /// <summary>Null where there was none, or its key was destroyed: what cannot be read names nobody.</summary>
    private static string? Open(Register register, byte[] key, Guid row, string field, byte[]? envelope)
    {
        try
        {
            return envelope is null ? null : register.Vault.Open(key, row, field, envelope);
        }
        catch (VaultException)
        {
            return null;
        }
    }

    private static async Task<List<Guid>> ReportsAsync(RegistryDb db, Guid complaintId, CancellationToken ct)
    {
        var links = db.ComplaintLinks.Where(link => link.ComplaintId == complaintId && !link.IsTakenBack && !link.IsVoided);
        var linked = await links.Where(link => link.ReportId != null).Select(link => link.ReportId!.Value).ToListAsync(ct);
        var cases = await links.Where(link => link.CaseId != null).Select(link => link.CaseId!.Value).ToListAsync(ct);
        var suspects = await db.Suspects.Where(one => cases.Contains(one.CaseId) && !one.IsVoided).Select(one => one.ReportId).ToListAsync(ct);
        var victims = await db.Victims.Where(one => one.CaseId != null && cases.Contains(one.CaseId.Value) && !one.IsVoided).Select(one => one.ReportId).ToListAsync(ct);
        var reporters = await db.ComplaintReporters.Where(one => one.ComplaintId == complaintId && one.ReportId != null && !one.IsVoided).Select(one => one.ReportId!.Value).ToListAsync(ct);
        return [.. linked.Concat(suspects).Concat(victims).Concat(reporters).Distinct()];
    }

    private void AddNumbers(string? text)
    {
        foreach (var line in (text ?? "").Split('\n', ';', ','))
        {
            _spoken.Add(line);
            var number = Packed(line);
            if (number.Length >= ShortestNumber)
            {
                _numbers.Add(number.StartsWith("tel", StringComparison.Ordinal) ? number[3..] : number);
            }
        }
    }

    private static string Packed(string text) => NotInNumbers().Replace(Kernel.KhmerDigits.ToAscii(text).ToLowerInvariant(), "");

    [GeneratedRegex(@"\p{Cf}+", RegexOptions.None, 1000)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"[^a-z0-9@]", RegexOptions.None, 1000)]
    private static partial Regex NotInNumbers();

    [GeneratedRegex(@"\b[A-Za-z]{0,3}(?:[ .-]?[0-9]){6,}\b|\S@\S", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();
}
