using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;

namespace Pratip.Exchange.Demonstration;

/// <summary>At the desks of the demonstration's accounts, on its days.</summary>
internal static class DemonstrationDesk
{
    public static async Task<ActorRegister> AsAsync(Register register, string account, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var id = await db.Users.Where(user => user.SignInName == account).Select(user => user.Id).SingleAsync(ct);
        return register.As((await ActorReader.ReadAsync(register, id, ct))!);
    }

    public static Task<Guid> OfficeAsync(RegistryDb db, string code, CancellationToken ct) =>
        db.Agencies.Where(agency => agency.Code == code).Select(agency => agency.Id).SingleAsync(ct);

    /// <summary>As it is typed into a form.</summary>
    public static string Day(DateTimeOffset now, int days) => PhnomPenhTime.DateOf(now).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
