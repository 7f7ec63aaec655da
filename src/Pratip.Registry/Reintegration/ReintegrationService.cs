using Microsoft.EntityFrameworkCore;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Reintegration;

/// <summary>One stage of the way back.</summary>
public sealed record AddReintegrationStepOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>Code of the list reintegration-stage.</summary>
    public string? Stage { get; init; }

    public string? On { get; init; }

    public string? ProvinceCode { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Stage), Stage) && check.Code(nameof(Stage), ReintegrationService.Stages, Stage);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        check.Province(nameof(ProvinceCode), ProvinceCode);
        return check.Problems;
    }
}

/// <summary>The stages of the social-affairs body, one after the other: none before the one it follows, and nothing after the closure.</summary>
public static class ReintegrationService
{
    /// <summary>The list, whose order is the order of the stages.</summary>
    internal const string Stages = "reintegration-stage";

    public static async Task AddAsync(ActorRegister register, AddReintegrationStepOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        register.Require(AccessVerb.Enter, AccessNoun.Victims);
        options.Problems(register.Today).ThrowIfAny();
        await register.ChangeAsync(ProcessKind.PersonReintegrate, "a stage of reintegration", async change =>
        {
            if (await change.Db.ReintegrationSteps.SingleOrDefaultAsync(step => step.Id == options.Id, ct) is { } standing)
            {
                new SentAgain().Code(nameof(options.Stage), Stages, standing.Stage, options.Stage).Date(nameof(options.On), standing.On, options.On)
                    .Province(nameof(options.ProvinceCode), standing.ProvinceCode, options.ProvinceCode).ThrowIfAny();
                return;
            }

            await VictimFileChange.RequireReportAsync(register, AccessNoun.Victims, options.ReportId, nameof(options.ReportId), ct);
            await RequireOrderAsync(change.Db, options, ct);
            await change.RecordAsync(EventKind.ReintegrationRecorded, new RowChanges().Add(new ReintegrationStep
            {
                Id = options.Id,
                ReportId = options.ReportId,
                AgencyId = register.Actor.AgencyId,
                Stage = options.Stage!,
                On = options.On!,
                ProvinceCode = EntryText.OrNull(options.ProvinceCode),
            }));
        }, ct);
    }

    /// <summary>The stages that may be entered after the last one: itself again, as follow-up is, or the next.</summary>
    public static IReadOnlyList<string> After(string? last)
    {
        var stages = CodeListCatalogue.Standard.Get(Stages).Entries.Select(entry => entry.Code).ToList();
        var at = last is null ? -1 : stages.IndexOf(last);
        return at == stages.Count - 1 ? [] : at < 0 ? [stages[0]] : [stages[at], stages[at + 1]];
    }

    private static async Task RequireOrderAsync(RegistryDb db, AddReintegrationStepOptions options, CancellationToken ct)
    {
        var last = await db.ReintegrationSteps.Where(step => step.ReportId == options.ReportId).OrderByDescending(step => step.EventId).FirstOrDefaultAsync(ct);
        if (!After(last?.Stage).Contains(options.Stage, StringComparer.Ordinal))
        {
            throw new EntryRefusedException(nameof(options.Stage), new Message("reintegration.order"));
        }

        EntryCheck.RequireOrder(nameof(options.On), last?.On, options.On);
    }
}
