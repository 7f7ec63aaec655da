using Pratip.Registry.Audit;
using Pratip.Registry.Charges;
using Pratip.Registry.Consular;
using Pratip.Registry.People;
using Pratip.Registry.Referrals;
using Pratip.Registry.Reintegration;
using Pratip.Registry.Repatriations;
using Pratip.Registry.Requests;
using Pratip.Registry.Storage;

namespace Pratip.Web.Tests.Hosting;

/// <summary>So many referrals to and fro about one case and its first person, notices, requests abroad and people brought home.</summary>
internal static class FilledCoordination
{
    private static readonly string[] Countries =
        ["VN", "LA", "TH", "CN", "ID", "MM", "MY", "PH", "SG", "IN", "BD", "PK", "NP", "LK", "KR", "JP", "KE", "UG", "GH", "NG", "BR", "PE", "FR", "DE", "IT", "ES", "PT", "NL", "BE", "CH", "AT", "PL", "CZ", "SE", "NO", "FI", "DK", "IE", "GR", "TR"];

    public static async Task FillAsync(Register register, Guid agencyId, Guid userId, Guid caseId, int count)
    {
        List<int> numbers = [.. Enumerable.Range(1, count)];
        await using var db = register.CreateContext();
        var other = db.Agencies.Single(agency => agency.Code == "MOSVY").Id;
        var countries = Countries[..count];
        var report = new PersonReport { AgencyId = agencyId, OwnReference = "CO-1", PersonId = RowId.Next(), Citizenships = [.. countries] };
        var suspects = new RowChanges().Add(report).Add(new Suspect { CaseId = caseId, ReportId = report.Id, IsAtLarge = true });
        var home = numbers.ConvertAll(number => new PersonReport { AgencyId = agencyId, OwnReference = $"CO-H-{number}", PersonId = RowId.Next() });
        await RecordAsync(register, ProcessKind.SuspectAdd, EventKind.SuspectChanged, suspects);
        await RecordAsync(register, ProcessKind.ReferralSend, EventKind.ReferralSent, new RowChanges()
            .Add(numbers.Select(_ => Sent(register, agencyId, other, userId, caseId, null))).Add(numbers.Select(_ => Sent(register, other, agencyId, userId, null, report.Id))));
        await RecordAsync(register, ProcessKind.MissionChange, EventKind.MissionChanged, new RowChanges().Add(
            countries.Select(country => new ConsularNotice { ReportId = report.Id, CountryCode = country, AgencyId = agencyId, Request = "yes", NotifiedAt = register.Clock.GetUtcNow() })));
        await RecordAsync(register, ProcessKind.RequestChange, EventKind.RequestChanged, new RowChanges().Add(
            numbers.Select(_ => new InternationalRequest { CaseId = caseId, AgencyId = agencyId, Kind = "extradition", ToCountry = "VN", Basis = "reciprocity", SentOn = "2024-03-20" })));
        await RecordAsync(register, ProcessKind.PersonReintegrate, EventKind.ReintegrationRecorded, new RowChanges().Add<PersonReport>(home)
            .Add(home.Select((one, place) => new Repatriation { ReportId = one.Id, FileReference = "F", FromCountry = countries[place], On = "2024-03-17" }))
            .Add(numbers.Select(_ => new ReintegrationStep { ReportId = report.Id, AgencyId = agencyId, Stage = "follow-up", On = "2024-04-01" })));
    }

    private static Referral Sent(Register register, Guid from, Guid to, Guid userId, Guid? caseId, Guid? reportId)
    {
        var id = RowId.Next();
        var (wrapped, key) = register.Vault.NewRecordKey(id);
        using var one = key;
        return new Referral
        {
            Id = id,
            FromAgencyId = from,
            FromUserId = userId,
            ToAgencyId = to,
            CaseId = caseId,
            ReportId = reportId,
            Purpose = "shelter",
            SentAt = register.Clock.GetUtcNow(),
            DueAt = register.Clock.GetUtcNow().AddDays(3),
            Snapshot = new ReferralSnapshot(from, [], [], [], []).ToJson(),
            WrappedKey = wrapped,
            Request = register.Vault.Seal(key, id, "request", "a bed"),
        };
    }

    private static Task<long> RecordAsync(Register register, ProcessKind process, EventKind kind, RowChanges rows) =>
        register.ChangeAsync(new ProcessContext(process, "tester", null, "a test", "test"), change => change.RecordAsync(kind, rows), CancellationToken.None);
}
