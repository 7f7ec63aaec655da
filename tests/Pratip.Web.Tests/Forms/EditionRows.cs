using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Editions;
using Pratip.Registry.Storage;
using Pratip.Statistics.Editions;

namespace Pratip.Web.Tests.Forms;

/// <summary>An edition that is a draft, and one that two persons have signed.</summary>
internal static class EditionRows
{
    public static async Task AddAsync(Register register, Func<string, RegisterRow, RegisterRow> put, CancellationToken ct)
    {
        put("editions", await CreateAsync(register, "2025", ct));
        var signed = await CreateAsync(register, "2023", ct);
        var view = (await EditionConsole.FindAsync(register, signed.Id, ct))!;
        var content = CanonicalContent.Write(view.Content, view.Docket);
        var after = signed.Copy<Edition>();
        (after.State, after.Content, after.ContentHash) = (EditionState.Sealed, EditionBundle.Pack(content), ContentManifest.HashOf(content));
        await FormWorld.RecordAsync(register, ProcessKind.EditionSign, change => change.RecordAsync(EventKind.EditionSigned, new RowChanges().Update(signed, after)));
        var before = await FindAsync(register, signed.Id, ct);
        after = before.Copy<Edition>();
        after.State = EditionState.Signed;
        await FormWorld.RecordAsync(register, ProcessKind.EditionSign, change => change.RecordAsync(EventKind.EditionSigned, new RowChanges().Update(before, after)));
        put("signed_editions", after);
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
