using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Complaints;

/// <summary>What a complaint is about: sites, persons and cases of the register, and the body whose people it accuses.</summary>
public static class ComplaintLinks
{
    /// <summary>Only to what the user reaches; whoever reaches the complaint and not the other sees that there is a link and no more.</summary>
    public static Task LinkAsync(ActorRegister register, LinkComplaintOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.AddAsync<ComplaintLink>(register, ComplaintService.Verb("a complaint linked"), options.Id, options.Problems, async (change, rows) =>
        {
            (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Id == options.ComplaintId, ct)).OrOutOfReach(nameof(options.ComplaintId));
            var link = new ComplaintLink { Id = options.Id, ComplaintId = options.ComplaintId };
            await FindAsync(register, options, link, ct);
            if (await change.Db.ComplaintLinks.AnyAsync(
                one => one.ComplaintId == link.ComplaintId && one.SiteId == link.SiteId && one.ReportId == link.ReportId && one.CaseId == link.CaseId && !one.IsTakenBack, ct))
            {
                throw new EntryRefusedException(nameof(options.CaseNumber), new Message("complaints.linked-already"));
            }

            rows.Add(link);
            await ReporterConflict.RaiseOfLinkAsync(register.Register, change, rows, link, ct);
        }, ct, async (change, standing) => (await AgainAsync(register, change.Db, options, standing, ct)).ThrowIfAny());
    }

    public static Task UnlinkAsync(ActorRegister register, UnlinkComplaintOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return EntryChange.ChangeAsync<ComplaintLink>(
            register, ComplaintService.Verb("a link taken back"), (options.Id, options.BasedOn), static () => [], link => link.IsTakenBack,
            (_, _, _, after) =>
            {
                after.IsTakenBack = true;
                return Task.CompletedTask;
            }, ct);
    }

    /// <summary>
    /// Keeps the body and its chain away. Where the office that answers for the complaint is among them, an office outside takes it
    /// over in the same change. With a reason what was named before is taken back: whoever works on the complaint and belongs to none of the
    /// bodies says so, the reason stands sealed among the steps, and from then on those bodies are kept from it no more than others.
    /// </summary>
    public static async Task AccuseAsync(ActorRegister register, AccuseBodyOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Complaints);
        options.Problems().ThrowIfAny();
        var verb = ComplaintService.Verb("a complaint about a body's own people");
        await register.ChangeAsync(verb.Process, verb.Why, async change =>
        {
            var before = (await change.Db.Complaints.SingleOrDefaultAsync(one => one.Id == options.ComplaintId, ct)).OrOutOfReach(nameof(options.ComplaintId));
            await ComplaintService.RequireAgencyAsync(change.Db, nameof(options.AgencyId), options.AgencyId, ct);
            var place = await ComplaintRows.PlaceAsync(register.Register, before.AgencyId, options.AgencyId, ct);
            var rows = new RowChanges();
            if (options.TakesBack && await change.Db.ComplaintSteps.SingleOrDefaultAsync(step => step.Id == options.Id, ct) is { } said)
            {
                new SentAgain().Words(nameof(options.Reason), ComplaintRows.TextOf(register.Register.Vault, said), options.Reason).ThrowIfAny();
                return;
            }

            var known = options.TakesBack
                ? await TakeBackAsync(register, change, rows, before, options, place.KeptAway, ct)
                : await ComplaintRows.KeptAwayAsync(register.Register, before.Id, ct);
            List<Guid> added = [.. place.KeptAway.Except(known)];
            if (added.Count == 0 && !options.TakesBack)
            {
                return;
            }

            var after = before.Copy<Complaint>();
            if (place.KeptAway.Contains(before.AgencyId))
            {
                await MoveAsync(register, change, rows, after, [.. known, .. place.KeptAway], ct);
            }

            if (after.AgencyId != before.AgencyId)
            {
                rows.Update(before, after);
            }

            ComplaintRows.AddRecusals(rows, before.Id, added);
            await change.RecordAsync(verb.Event, rows);
        }, ct);
    }

    /// <summary>Those of the bodies kept away before that stay so.</summary>
    private static async Task<IReadOnlyList<Guid>> TakeBackAsync(
        ActorRegister register, Change change, RowChanges rows, Complaint complaint, AccuseBodyOptions options, IReadOnlyList<Guid> stay, CancellationToken ct)
    {
        var standing = await change.Db.ComplaintRecusals.Where(one => one.ComplaintId == complaint.Id && !one.IsVoided).ToListAsync(ct);
        if (standing.Count == 0)
        {
            throw new EntryRefusedException(nameof(options.Reason), new Message("complaints.nobody-accused"));
        }

        rows.Update(standing.Where(one => !stay.Contains(one.AgencyId)).Select(one =>
        {
            var voided = one.Copy<ComplaintRecusal>();
            voided.IsVoided = true;
            return (one, voided);
        }));
        rows.Add(InvestigationService.Step(register, change, options.Id, complaint, StepKind.AccusationTakenBack, ComplaintRows.DayOf(change), options.Reason, null));
        return [.. standing.Select(one => one.AgencyId).Where(stay.Contains)];
    }

    /// <summary>What waited at the accused body waits there no more.</summary>
    private static async Task MoveAsync(ActorRegister register, Change change, RowChanges rows, Complaint after, List<Guid> keptAway, CancellationToken ct)
    {
        await using var db = register.Register.CreateContext();
        if (await ComplaintOffice.OfAsync(db, keptAway, ct) is { } office)
        {
            after.AgencyId = office;
        }

        await ComplaintRows.DropWaitingAsync(register.Register, rows, after.Id, null, ct);
        await ComplaintRows.RaiseAsync(register.Register, change, rows, ComplaintRows.Received(after), keptAway, ct);
    }

    /// <summary>What is linked is named where whoever sends it reaches it.</summary>
    private static async Task<SentAgain> AgainAsync(ActorRegister register, RegistryDb db, LinkComplaintOptions options, ComplaintLink standing, CancellationToken ct)
    {
        var sent = new ComplaintLink { ComplaintId = options.ComplaintId };
        await FindAsync(register, options, sent, ct);
        var site = await db.Sites.Where(one => one.Id == standing.SiteId).Select(one => one.OwnReference).SingleOrDefaultAsync(ct);
        var number = await db.Cases.Where(one => one.Id == standing.CaseId).Select(one => one.Number).SingleOrDefaultAsync(ct);
        return new SentAgain()
            .Same(nameof(options.SiteId), standing.SiteId == sent.SiteId, standing.SiteId is null ? null : site ?? (object)new Message("complaints.other-link"))
            .Same(nameof(options.PersonReference), standing.ReportId == sent.ReportId, standing.ReportId is null ? null : new Message("entry.somebody-else"))
            .Same(nameof(options.CaseNumber), standing.CaseId == sent.CaseId, standing.CaseId is null ? null : number ?? (object)new Message("complaints.other-link"));
    }

    private static async Task FindAsync(ActorRegister register, LinkComplaintOptions options, ComplaintLink link, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        if (options.SiteId is { } siteId)
        {
            link.SiteId = (await db.Sites.SingleOrDefaultAsync(one => one.Id == siteId, ct)).OrOutOfReach(nameof(options.SiteId)).Id;
        }
        else if (EntryText.OrNull(options.CaseNumber) is { } number)
        {
            link.CaseId = (await db.Cases.SingleOrDefaultAsync(one => one.Number == number, ct)).OrOutOfReach(nameof(options.CaseNumber)).Id;
        }
        else
        {
            link.ReportId = (await ComplaintRows.ReportAsync(register, EntryText.OrNull(options.PersonReference), nameof(options.PersonReference), ct)).Id;
        }
    }
}
