using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Linkage.Encoded;
using Pratip.Linkage.Names;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.People;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Registry.Tasks;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Exchanges;

/// <summary>A partner's list as it was read from its file.</summary>
/// <param name="Agreement">The reference it names.</param>
/// <param name="KeyCheck">Of the key it was encoded with.</param>
/// <param name="FileSha256">Of the whole file.</param>
/// <param name="Records">Known by their numbers, from 1.</param>
public sealed record EncodedRequest(string Agreement, string KeyCheck, string FileSha256, IReadOnlyList<EncodedRecord> Records);

/// <summary>What may be said aloud of a comparison: nothing of whom it met, nor whether anybody.</summary>
public sealed record EncodedOutcome(int Encodings, int UsedThisMonth, int QuotaPerMonth);

/// <summary>
/// Compares a partner's encodings with the register's own people, encoded with the key of the agreement, and asks whoever holds somebody
/// alike. A job of the program, without scope, that shows nothing to anybody.
/// </summary>
public sealed class EncodedMatching(Register register)
{
    /// <summary>What the log of reads calls it.</summary>
    public const string Purpose = "encoded-exchange";

    /// <summary>Dice's coefficient from which on somebody is asked; docs/statistics/encoded.md says what it finds and what it brings up in vain.</summary>
    public const double Least = 0.8;

    /// <summary>More holders of one encoding are not asked: facts shared by many say nothing.</summary>
    public const int MostQuestions = 5;

    private const int AtOnce = 5000;

    /// <summary>Where the operator keeps the key. Refused where the agreement is not in force.</summary>
    public async Task<string> KeyFileAsync(string reference, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        return (await InForceAsync(db, reference, register.Clock.GetUtcNow(), ct)).KeyFile;
    }

    public async Task<EncodedOutcome> RunAsync(EncodedRequest request, RecordEncoder encoder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(encoder);
        EncodedOutcome? outcome = null;
        return await register.RunAloneAsync(Purpose, async () => outcome = await RunAloneAsync(request, encoder, ct), ct) ? outcome! : throw AgreementService.Refusal("exchanges.busy");
    }

    private async Task<EncodedOutcome> RunAloneAsync(EncodedRequest request, RecordEncoder encoder, CancellationToken ct)
    {
        await using var db = register.CreateContext();
        var now = register.Clock.GetUtcNow();
        var agreement = await InForceAsync(db, request.Agreement, now, ct);
        if (request.KeyCheck != encoder.KeyCheck)
        {
            throw AgreementService.Refusal("exchanges.other-key", agreement.Reference);
        }

        var used = await RequireQuotaAsync(db, agreement, request, now, ct);
        var officer = await AgreementService.OfficerAsync(register, agreement.AskedByUserId, ct) ?? throw AgreementService.Refusal("exchanges.officer-left", agreement.Reference);
        var found = await FoundAsync(db, agreement, new EncodedSet(request.Records), encoder, ct);
        await register.Reads.RecordAsync(
            officer, ReadKind.Search, Purpose, [.. found.Select(one => one.Report.Id)], ct, FormattableString.Invariant($"{agreement.Reference}: {request.Records.Count} encodings, {found.Count} questions"));
        await register.ChangeAsync(new ProcessContext(ProcessKind.ExchangeCompare, Environment.UserName, agreement.PartnerAgencyId, "a list of encodings compared", Channels.Command), async change =>
        {
            var run = new EncodedRun { AgreementId = agreement.Id, At = change.At, FileSha256 = request.FileSha256, Encodings = request.Records.Count };
            var rows = new RowChanges().Add(run);
            foreach (var one in found)
            {
                await PutAsync(change, rows, run.Id, agreement.PartnerAgencyId, one, ct);
            }

            await change.RecordAsync(EventKind.EncodingsCompared, rows);
        }, ct);
        return new EncodedOutcome(request.Records.Count, used + request.Records.Count, agreement.QuotaPerMonth);
    }

    private static async Task<ExchangeAgreement> InForceAsync(RegistryDb db, string reference, DateTimeOffset now, CancellationToken ct)
    {
        var agreement = await AgreementService.FindAsync(db, reference, ct);
        var partner = await db.Agencies.SingleAsync(agency => agency.Id == agreement.PartnerAgencyId, ct);
        AgreementService.RequirePartner(partner.Kind, partner.Code);
        return agreement.IsInForce(PhnomPenhTime.DateOf(now)) && !partner.IsVoided ? agreement : throw AgreementService.Refusal("exchanges.not-in-force", reference);
    }

    /// <summary>Returns how much of it is used. A file that came before is not compared again: nothing new can come of it but noise.</summary>
    private static async Task<int> RequireQuotaAsync(RegistryDb db, ExchangeAgreement agreement, EncodedRequest request, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.EncodedRuns.AnyAsync(run => run.AgreementId == agreement.Id && run.FileSha256 == request.FileSha256 && !run.IsVoided, ct))
        {
            throw AgreementService.Refusal("exchanges.same-file");
        }

        var used = await AgreementService.UsedAsync(db, agreement.Id, now, ct);
        return used + request.Records.Count <= agreement.QuotaPerMonth ? used
            : throw AgreementService.Refusal("exchanges.quota", agreement.QuotaPerMonth, used, request.Records.Count);
    }

    private async Task<List<Found>> FoundAsync(RegistryDb db, ExchangeAgreement agreement, EncodedSet asked, RecordEncoder encoder, CancellationToken ct)
    {
        var kept = await KeptBack.ReportsAsync(db, ct);
        var found = new List<Found>();
        var last = Guid.Empty;
        while (true)
        {
            var page = await PageAsync(db, agreement.PartnerAgencyId, last, ct);
            var ours = page.Where(one => !kept.Contains(one.Report.Id)).SelectMany(one => Encoded(one, encoder)).ToList();
            found.AddRange(asked.Match(new EncodedSet(ours.ConvertAll(one => one.Record)), Least).Select(match => new Found(match.A + 1, ours[match.B].Report, match.Likeness)));
            if (page.Count < AtOnce)
            {
                break;
            }

            last = page[^1].Report.Id;
        }

        var away = await HeldPeople.KeptFromAskerAsync(db, agreement.PartnerAgencyId, found.ConvertAll(one => one.Report.Id), ct);
        return [.. found.Where(one => !away.Contains(one.Report.Id))
            .GroupBy(one => (one.Number, one.Report.Id)).Select(names => names.MaxBy(one => one.Likeness)!)
            .GroupBy(one => one.Number).SelectMany(of => of.OrderByDescending(one => one.Likeness).ThenBy(one => one.Report.Id).Take(MostQuestions))];
    }

    /// <summary>
    /// People other agencies hold and answer for, as for any question to a holder. Whoever stands in a report as a suspect alone is nobody
    /// here: an organisation looks for people to help, and a yes would tell it of a charge.
    /// </summary>
    private static Task<List<Known>> PageAsync(RegistryDb db, Guid partnerId, Guid after, CancellationToken ct) =>
        (from identity in db.SealedIdentities
         join report in db.PersonReports on identity.Id equals report.Id
         join agency in db.Agencies on report.AgencyId equals agency.Id
         where !identity.IsVoided && !report.IsVoided && !report.IsAnonymous && report.AgencyId != partnerId
             && HeldPeople.Holders.Contains(agency.Kind) && !agency.IsVoided
             && (!db.Suspects.Any(suspect => suspect.ReportId == report.Id && !suspect.IsVoided) || db.Victims.Any(victim => victim.ReportId == report.Id && !victim.IsVoided))
             && identity.Id.CompareTo(after) > 0 && report.Id.CompareTo(after) > 0
         orderby identity.Id
         select new Known { Identity = identity, Report = report }).Take(AtOnce).ToListAsync(ct);

    /// <summary>Every name, each as an encoding of its own. A record whose key was shredded is nobody any more.</summary>
    private IEnumerable<(EncodedRecord Record, PersonReport Report)> Encoded(Known known, RecordEncoder encoder)
    {
        Identity identity;
        try
        {
            identity = register.Vault.Open(known.Identity);
        }
        catch (VaultException)
        {
            return [];
        }

        var born = PartialDate.TryParseIso(identity.BirthDate, out var date) ? date : known.Report.BirthYear is { } year ? PartialDate.OfYear(year) : default(PartialDate?);
        return identity.Names.SelectMany(name => PersonName.SplitAliases(name.Text)).Distinct(StringComparer.Ordinal)
            .Select(name => (encoder.Encode(EncodedFacts.Of(name, born, known.Report.Sex)), known.Report));
    }

    private async Task PutAsync(Change change, RowChanges rows, Guid runId, Guid partnerId, Found found, CancellationToken ct)
    {
        var id = RowId.Next();
        var (wrapped, key) = register.Vault.NewRecordKey(id);
        key.Dispose();
        rows.Add(new EncodedQuestion
        {
            Id = id,
            RunId = runId,
            PartnerAgencyId = partnerId,
            Number = found.Number,
            HoldingAgencyId = found.Report.AgencyId,
            HeldReportId = found.Report.Id,
            LikenessPerMille = (int)(1000 * found.Likeness),
            AskedAt = change.At,
            WrappedKey = wrapped,
        });
        var task = new CaseTask { Kind = TaskKinds.EncodedAsked, TargetNoun = "encoded_questions", TargetId = id, AgencyId = found.Report.AgencyId };
        await Notices.RaiseAsync(register, change, rows, task, AccessNoun.People, ct);
    }

    private sealed class Known
    {
        public required SealedIdentity Identity { get; init; }

        public required PersonReport Report { get; init; }
    }

    private sealed record Found(int Number, PersonReport Report, double Likeness);
}
