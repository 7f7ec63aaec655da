using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Complaints;

/// <summary>
/// Every name, number and contact that the register knows around a complaint: of whoever complained, of the persons it is linked to and
/// of those in its cases. A text that holds one of them is not for the public. It finds what is known and nothing else: that nobody
/// can be told from a text is for a person to confirm.
/// </summary>
internal sealed partial class KnownNames
{
    /// <summary>A shorter word of a name is a word of the language as well.</summary>
    private const int ShortestWord = 3;

    /// <summary>A shorter number is a count or a year.</summary>
    private const int ShortestNumber = 5;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unspaced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);

    /// <summary>Without scope: whoever writes for the public need not see the persons to be kept from naming them.</summary>
    public static async Task<KnownNames> ReadAsync(Register register, Guid complaintId, CancellationToken ct)
    {
        var known = new KnownNames();
        await using var db = register.CreateContext();
        foreach (var reporter in await db.ComplaintReporters.Where(one => one.ComplaintId == complaintId && !one.IsVoided).ToListAsync(ct))
        {
            known.Add(reporter.Name is null ? null : register.Vault.Open(reporter.WrappedKey, reporter.Id, ComplaintRows.NameField, reporter.Name));
            known.AddNumbers(reporter.Contact is null ? null : register.Vault.Open(reporter.WrappedKey, reporter.Id, ComplaintRows.ContactField, reporter.Contact));
        }

        var reports = await ReportsAsync(db, complaintId, ct);
        foreach (var sealedIdentity in await db.SealedIdentities.Where(one => reports.Contains(one.Id) && !one.IsVoided).ToListAsync(ct))
        {
            var identity = register.Vault.Open(sealedIdentity);
            foreach (var name in identity.Names)
            {
                known.Add(name.Text);
            }

            foreach (var number in identity.Documents.Select(one => one.Number).Concat(identity.Contacts))
            {
                known.AddNumbers(number);
            }
        }

        return known;
    }

    /// <summary>Lower case, composed, without marks above Latin letters.</summary>
    private static string Folded(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark || letter > '\u0400')
            {
                plain.Append(letter);
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant().Trim();
    }

    /// <summary>A name's words in one order, however it was spaced, turned round or capitalised; empty where there are none.</summary>
    public static string KeyOf(string name) => string.Join(' ', Words().Matches(Folded(name)).Select(word => word.Value).Order(StringComparer.Ordinal));

    /// <summary>Whether a text names or numbers anybody whom the register knows here.</summary>
    public bool AreIn(string text)
    {
        var folded = Folded(Kernel.KhmerDigits.ToAscii(text));
        var packed = NotInNumbers().Replace(folded, "");
        return Words().Matches(folded).Any(word => _words.Contains(word.Value))
            || _unspaced.Any(name => folded.Contains(name, StringComparison.Ordinal))
            || _numbers.Any(number => packed.Contains(number, StringComparison.Ordinal));
    }

    /// <summary>Whether it holds what reads as the number of a passport, a telephone or an account, whoever's it is.</summary>
    public static bool HoldsNumber(string text) => LongNumber().IsMatch(Kernel.KhmerDigits.ToAscii(text));

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

    private void Add(string? name)
    {
        foreach (Match word in Words().Matches(Folded(name ?? "")))
        {
            if (word.Value.Any(letter => letter > '\u0590'))
            {
                // Khmer, Chinese and their like do not part words.
                if (word.Value.Length > 1)
                {
                    _unspaced.Add(word.Value);
                }
            }
            else if (word.Length >= ShortestWord)
            {
                _words.Add(word.Value);
            }
        }
    }

    private void AddNumbers(string? text)
    {
        foreach (var line in (text ?? "").Split('\n', ';', ','))
        {
            var number = NotInNumbers().Replace(Folded(Kernel.KhmerDigits.ToAscii(line)), "");
            if (number.Length >= ShortestNumber)
            {
                _numbers.Add(number.StartsWith("tel", StringComparison.Ordinal) ? number[3..] : number);
            }
        }
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.None, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"[^a-z0-9@]", RegexOptions.None, 1000)]
    private static partial Regex NotInNumbers();

    [GeneratedRegex(@"\b[A-Za-z]{0,3}(?:[ .-]?[0-9]){6,}\b|\S@\S", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();
}
