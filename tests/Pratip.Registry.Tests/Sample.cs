using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Cases;
using Pratip.Registry.Imports;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Tests;

/// <summary>Rows with the least they need, for tests of what happens to any row.</summary>
internal static class Sample
{
    public static ProcessContext Import { get; } = new(ProcessKind.FileImport, "tester", null, "a test", "test");

    /// <summary>Somebody who looks, without a role.</summary>
    public static Actor Actor() =>
        Registry.Access.Actor.Of(new User { AgencyId = Guid.CreateVersion7(), SignInName = "sokha", DisplayName = "Sokha" }, [], null, RoleBook.Standard);

    public static async Task<Guid> AgencyIdAsync(Register register)
    {
        await using var db = register.CreateContext();
        return await db.Agencies.OrderBy(agency => agency.Code).Select(agency => agency.Id).FirstAsync();
    }

    public static Case Case(Guid agencyId, int number = 1) => new()
    {
        Number = CaseNumbers.Format(2024, number),
        LeadAgencyId = agencyId,
        OwnReference = $"C-{number}",
        ActedOn = "2024-03-17",
        ProvinceCode = "KH-12",
        OpeningArticle = "2008:10",
        FormsOfExploitation = ["sexual-exploitation", "forced-labour"],
    };

    public static PersonReport Report(Guid agencyId, int number = 1) => new()
    {
        AgencyId = agencyId,
        OwnReference = $"R-{number}",
        PersonId = Guid.CreateVersion7(),
        Sex = "female",
        BirthYear = 2008,
        Citizenships = ["KH"],
    };

    public static Victim Victim(PersonReport report) => new()
    {
        ReportId = report.Id,
        RegisteredOn = "2024-03-17",
        Status = "presumed",
        FormsOfExploitation = ["forced-labour"],
    };

    public static ImportedFile File(string sha256) => new()
    {
        Sha256 = sha256,
        FileName = "a.xlsx",
        At = new DateTimeOffset(2024, 3, 17, 1, 2, 3, TimeSpan.Zero),
        Accepted = 0,
        Updated = 0,
        Unchanged = 0,
        Rejected = 0,
        Conflicts = 0,
        Receipt = "{}",
    };

    public static Task<long> AddAsync<T>(Register register, params T[] rows)
        where T : RegisterRow =>
        register.ChangeAsync(Import, change => change.RecordAsync(EventKind.FileImported, new RowChanges().Add<T>(rows)), CancellationToken.None);

    public static Task<long> UpdateAsync<T>(Register register, T before, T after)
        where T : RegisterRow =>
        register.ChangeAsync(Import, change => change.RecordAsync(EventKind.FileImported, new RowChanges().Update(before, after)), CancellationToken.None);
}
