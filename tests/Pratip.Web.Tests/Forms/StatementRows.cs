using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Audit;
using Pratip.Registry.Statements;
using Pratip.Registry.Storage;

namespace Pratip.Web.Tests.Forms;

/// <summary>A statement with a claim, and a report that waits for somebody to let it out.</summary>
internal static class StatementRows
{
    /// <summary>The subject of a form about its claim.</summary>
    public static async Task<string> AddAsync(Register register, Func<string, RegisterRow, RegisterRow> put, CancellationToken ct)
    {
        var options = new RegisterStatementOptions { Title = "A speech", MadeOn = "2025-03-28", IsOwn = true, Text = "In 2024 there were 197 cases." };
        await StatementService.RegisterAsync(register, options, ct);
        await using var db = register.CreateContext();
        put("statements", await db.Statements.SingleAsync(one => one.Id == options.Id, ct));
        var claim = await db.StatementClaims.FirstAsync(one => one.StatementId == options.Id, ct);
        var report = new StatementReport { StatementId = options.Id, CheckId = claim.CheckId, Code = "aaaaaaaaaabbbbbbbbbb", AskedAt = register.Clock.GetUtcNow() };
        await FormWorld.RecordAsync(register, ProcessKind.StatementReport, change => change.RecordAsync(EventKind.StatementReported, new RowChanges().Add(report)));
        put("statement_reports", report);
        return string.Create(CultureInfo.InvariantCulture, $"{options.Id}:{claim.Start}");
    }
}
