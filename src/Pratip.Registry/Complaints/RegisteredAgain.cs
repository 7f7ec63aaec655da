using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Complaints;

/// <summary>A complaint that an office takes in, sent a second time.</summary>
internal static class RegisteredAgain
{
    /// <summary>What was done about it since was not typed.</summary>
    public static async Task<SentAgain> OfAsync(ActorRegister register, RegisterComplaintOptions options, Complaint standing, CancellationToken ct)
    {
        var vault = register.Register.Vault;
        var again = new SentAgain().Code(nameof(options.Channel), "complaint-channel", standing.Channel, options.Channel)
            .Moment(nameof(options.ReceivedAt), standing.ReceivedAt, options.ReceivedAt).Code(nameof(options.About), "complaint-about", standing.About, options.About)
            .Words(nameof(options.Text), vault.Open(standing.WrappedKey, standing.Id, ComplaintRows.TextField, standing.Text), options.Text)
            .Codes(nameof(options.Languages), "spoken-language", standing.Languages, options.Languages)
            .Province(nameof(options.ProvinceCode), standing.ProvinceCode, options.ProvinceCode);
        await using var db = register.Register.CreateContext();
        var first = await db.EventRows.Where(row => row.RowId == standing.Id && row.Noun == ComplaintRows.Table).MinAsync(row => row.EventId, ct);
        await AccusedAsync(again, db, options, standing.Id, first, ct);
        if (await ActorOfAsync(db, first, ct) == register.Actor.SignInName)
        {
            await ReporterAsync(again, db, register, options, standing.Id, ct);
        }

        return again;
    }

    /// <summary>Bodies that were named or taken back since were not typed on this page.</summary>
    private static async Task AccusedAsync(SentAgain again, RegistryDb db, RegisterComplaintOptions options, Guid id, long first, CancellationToken ct)
    {
        var kept = await db.ComplaintRecusals.Where(one => one.ComplaintId == id && !one.IsVoided).Select(one => new { one.AgencyId, one.EventId }).ToListAsync(ct);
        IReadOnlyList<Guid> sent = options.AccusedAgencyId is { } body ? await ComplaintOffice.ChainAsync(db, body, ct) : [];
        var isSame = sent.All(agency => kept.Exists(one => one.AgencyId == agency)) && kept.Where(one => one.EventId == first).All(one => sent.Contains(one.AgencyId));
        again.Same(nameof(options.AccusedAgencyId), isSame, kept.Count == 0 ? null : new Message("removals.other-agency"));
    }

    /// <summary>By whoever typed it alone: nobody else learns by sending names which of them is the reporter's.</summary>
    private static async Task ReporterAsync(SentAgain again, RegistryDb db, ActorRegister register, RegisterComplaintOptions options, Guid id, CancellationToken ct)
    {
        var reporter = await db.ComplaintReporters.SingleOrDefaultAsync(one => one.ComplaintId == id, ct);
        again.Words(nameof(options.ReporterName), Open(ComplaintRows.NameField, reporter?.Name), options.ReporterName)
            .Words(nameof(options.ReporterContact), Open(ComplaintRows.ContactField, reporter?.Contact), options.ReporterContact);

        string Open(string field, byte[]? envelope) => envelope is null ? "" : register.Register.Vault.Open(reporter!.WrappedKey, reporter.Id, field, envelope);
    }

    private static Task<string> ActorOfAsync(RegistryDb db, long eventId, CancellationToken ct) =>
        (from one in db.Events where one.Id == eventId join process in db.Processes on one.ProcessId equals process.Id select process.Actor).SingleAsync(ct);
}
