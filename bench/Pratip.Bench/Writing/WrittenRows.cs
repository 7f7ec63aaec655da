using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;

namespace Pratip.Bench.Writing;

/// <summary>Rows as an import makes them, with bytes of the length of sealed fields in the place of sealed fields.</summary>
internal static class WrittenRows
{
    public static RowChanges Of(Guid agency, string series, int rows)
    {
        var random = new Random(7919);
        var reports = Enumerable.Range(0, rows).Select(i => Report(agency, $"{series}-{i}", i)).ToList();
        return new RowChanges()
            .Add(reports)
            .Add(reports.Select(report => Identity(report.Id, random)).ToList())
            .Add(reports.Select((report, i) => Victim(report.Id, i)).ToList());
    }

    private static PersonReport Report(Guid agency, string reference, int i) => new()
    {
        AgencyId = agency,
        OwnReference = reference,
        PersonId = Guid.CreateVersion7(),
        Sex = i % 3 == 0 ? "male" : "female",
        BirthYear = 1985 + (i % 25),
        AgePrecision = "exact",
        Citizenships = [i % 5 == 0 ? "VN" : "KH"],
        EnteredOn = "2023-11",
        EntryLegality = "legal",
    };

    private static SealedIdentity Identity(Guid report, Random random) => new()
    {
        Id = report,
        WrappedKey = Bytes(random, 69),
        Names = Bytes(random, 150),
        BirthDate = Bytes(random, 47),
        Documents = Bytes(random, 90),
        Contacts = Bytes(random, 50),
    };

    public static Victim Victim(Guid report, int i) => new()
    {
        ReportId = report,
        RegisteredOn = new DateOnly(2024, 1, 1).AddDays(i % 366).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Status = "presumed",
        IdentifyingBody = "police",
        FormsOfExploitation = i % 2 == 0 ? ["online-scam"] : ["forced-labour", "debt-bondage"],
        MeansOfControl = ["withholds-documents", "restricts-movement"],
        RecruitmentChannels = ["messaging-app"],
    };

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
