using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;

namespace Pratip.Web.Corrections;

/// <summary>The number of the case or the reference of the person that a row belongs to, as pages say it above the row; never a name.</summary>
internal static class RowHome
{
    /// <summary>Empty where neither may be viewed.</summary>
    public static async Task<string> WordsAsync(ActorRegister register, RowAddress row, Guid? caseId, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return (caseId, row.IsPerson) switch
        {
            ({ } id, _) => await db.Cases.Where(one => one.Id == id).Select(one => one.Number).SingleOrDefaultAsync(ct),
            (null, true) => await db.PersonReports.Where(one => one.Id == row.Id).Select(one => one.OwnReference).SingleOrDefaultAsync(ct),
            _ => null,
        } ?? "";
    }
}
