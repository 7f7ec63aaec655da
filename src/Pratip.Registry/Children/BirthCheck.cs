using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Wording;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Children;

/// <summary>Nothing is done for or against somebody who is not born yet. An estimated year is given its error, so that only what certainly is wrong is refused.</summary>
internal static class BirthCheck
{
    /// <summary>Of a person who may not be on record yet.</summary>
    public static void RequireBorn(People.PersonReport report, string field, string? on)
    {
        if (PartialDate.TryParseIso(on, out var day))
        {
            RequireBorn(ChildRule.OfReport(report), field, day);
        }
    }

    /// <summary>For who enters something: asked without scope, as a correction asks it.</summary>
    public static async Task RequireBornAsync(Register register, Guid reportId, string field, string? on, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        await RequireBornAsync(db, reportId, field, on, ct);
    }

    /// <summary>The same of a charge.</summary>
    public static async Task RequireChargeableAsync(Register register, Guid suspectId, string field, string? on, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        await RequireChargeableAsync(db, suspectId, field, on, ct);
    }

    /// <param name="db">Without scope: what is refused does not depend on what of the person is seen, and the sentence tells no year.</param>
    /// <param name="reportId">The person.</param>
    /// <param name="field">Of the date.</param>
    /// <param name="on">The date; anything else than a date is not judged here.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task RequireBornAsync(RegistryDb db, Guid reportId, string field, string? on, CancellationToken ct)
    {
        if (PartialDate.TryParseIso(on, out var day))
        {
            RequireBorn(await SpanAsync(db, reportId, ct), field, day);
        }
    }

    /// <summary>The same of a charge: in the year of birth, too, nobody can have done anything, and nobody is charged before the offence.</summary>
    public static async Task RequireChargeableAsync(RegistryDb db, Guid suspectId, string field, string? on, CancellationToken ct)
    {
        if (!PartialDate.TryParseIso(on, out var day))
        {
            return;
        }

        var suspect = await db.Suspects.SingleAsync(one => one.Id == suspectId, ct);
        if (await SpanAsync(db, suspect.ReportId, ct) is { } span && day.Year <= span.First.Year)
        {
            throw new EntryRefusedException(field, new Message("children.before-birth"));
        }

        var offence = await db.Cases.Where(one => one.Id == suspect.CaseId).Select(one => one.OffenceOn).SingleOrDefaultAsync(ct);
        if (PartialDate.TryParseIso(offence, out var done) && day.IsCertainlyBefore(done))
        {
            throw new EntryRefusedException(field, new Message("charges.before-offence", done));
        }
    }

    private static void RequireBorn(BirthSpan? span, string field, PartialDate day)
    {
        if (span is { } birth && day.Last < birth.First)
        {
            throw new EntryRefusedException(field, new Message("children.before-birth"));
        }
    }

    private static async Task<BirthSpan?> SpanAsync(RegistryDb db, Guid reportId, CancellationToken ct) =>
        ChildRule.OfReport(await db.PersonReports.SingleOrDefaultAsync(one => one.Id == reportId && !one.IsVoided, ct));
}
