using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Editions;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;

namespace Pratip.Web.Tests.Forms;

/// <summary>An edition that one person has signed, which is there first because a form withdraws it; a draft; one that two have signed; and an exemption somebody asked for.</summary>
internal static class EditionRows
{
    public static async Task AddAsync(Register register, Func<string, RegisterRow, RegisterRow> put, CancellationToken ct)
    {
        put("sealed_editions", await SealAsync(register, await CreateAsync(register, "2022", ct), ct));
        put("editions", await CreateAsync(register, "2025", ct));
        var before = await SealAsync(register, await CreateAsync(register, "2023", ct), ct);
        var after = before.Copy<Edition>();
        after.State = EditionState.Signed;
        await FormWorld.RecordAsync(register, ProcessKind.EditionSign, change => change.RecordAsync(EventKind.EditionSigned, new RowChanges().Update(before, after)));
        put("signed_editions", after);
        await using var db = register.CreateContext();
        var asker = await db.Users.OrderBy(user => user.Id).Select(user => user.Id).FirstAsync(ct);
        var asked = new SuppressionExemption { Measure = "victims.registered", Breakdown = "sex", Reason = "agreed", AskedByUserId = asker, AskedAt = register.Clock.GetUtcNow() };
        await FormWorld.RecordAsync(register, ProcessKind.EditionExempt, change => change.RecordAsync(EventKind.ExemptionChanged, new RowChanges().Add(asked)));
        put("suppression_exemptions", asked);
    }

    private static async Task<Edition> SealAsync(Register register, Edition draft, CancellationToken ct)
    {
        var view = (await EditionConsole.FindAsync(register, draft.Id, ct))!;
        var content = CanonicalContent.Write(view.Content, view.Docket);
        var after = draft.Copy<Edition>();
        (after.State, after.Content, after.ContentHash) = (EditionState.Sealed, EditionBundle.Pack(content), ContentManifest.HashOf(content));
        await FormWorld.RecordAsync(register, ProcessKind.EditionSign, change => change.RecordAsync(EventKind.EditionSigned, new RowChanges().Update(draft, after)));
        return await FindAsync(register, draft.Id, ct);
    }

    private static async Task<Edition> CreateAsync(Register register, string window, CancellationToken ct)
    {
        var options = new CreateEditionOptions { Window = window, Vintage = "provisional" };
        await EditionService.CreateAsync(register, options, ct);
        return await FindAsync(register, options.Id, ct);
    }

    private static async Task<Edition> FindAsync(Register register, Guid id, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return await db.Editions.SingleAsync(one => one.Id == id, ct);
    }
}
