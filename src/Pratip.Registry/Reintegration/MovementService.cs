using Microsoft.EntityFrameworkCore;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Interceptions;
using Pratip.Registry.People;
using Pratip.Registry.Repatriations;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Reintegration;

/// <summary>What an interception and a repatriation have in common: the person, the file, the day.</summary>
public abstract record MovementOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public PersonEntry Person { get; init; } = new();

    /// <summary>The file of the sending body, counted apart from persons.</summary>
    public string? FileReference { get; init; }

    public string? On { get; init; }

    private protected IReadOnlyList<EntryProblem> Problems(DateOnly today, Action<EntryCheck> more)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(FileReference), FileReference) && check.Line(nameof(FileReference), FileReference, PersonRows.LongestReference);
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        more(check);
        return [.. Person.Problems(today), .. check.Problems];
    }

    private protected SentAgain Again(string fileReference, string on) =>
        new SentAgain().Line(nameof(FileReference), fileReference, FileReference).Date(nameof(On), on, On);

    private protected static void Abroad(EntryCheck check, string field, string? country)
    {
        check.Countries(field, string.IsNullOrEmpty(country) ? [] : [country]);
        if (country == "KH")
        {
            check.Refuse(field, "reintegration.abroad");
        }
    }
}

/// <summary>A person stopped from being trafficked abroad.</summary>
public sealed record RecordInterceptionOptions : MovementOptions
{
    public string? ProvinceCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2; empty while unknown.</summary>
    public string? DestinationCountry { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today) => Problems(today, check =>
    {
        check.Province(nameof(ProvinceCode), ProvinceCode);
        Abroad(check, nameof(DestinationCountry), DestinationCountry);
    });

    internal SentAgain Again(Interception standing) => Again(standing.FileReference, standing.On)
        .Province(nameof(ProvinceCode), standing.ProvinceCode, ProvinceCode).Country(nameof(DestinationCountry), standing.DestinationCountry, DestinationCountry);
}

/// <summary>A person brought home.</summary>
public sealed record RecordRepatriationOptions : MovementOptions
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? FromCountry { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today) => Problems(today, check =>
    {
        check.Require(nameof(FromCountry), FromCountry);
        Abroad(check, nameof(FromCountry), FromCountry);
    });

    internal SentAgain Again(Repatriation standing) => Again(standing.FileReference, standing.On).Country(nameof(FromCountry), standing.FromCountry, FromCountry);
}

/// <summary>Cambodians trafficked abroad, or on their way: each is a person and a row, entered together.</summary>
public static class MovementService
{
    /// <summary>Gives the report of the person.</summary>
    public static Task<Guid> InterceptAsync(ActorRegister register, RecordInterceptionOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return RecordAsync<Interception>(register, options, () => options.Problems(register.Today), one => (one.ReportId, options.Again(one)), reportId => new Interception
        {
            Id = options.Id,
            ReportId = reportId,
            FileReference = options.FileReference!.Trim(),
            On = options.On!,
            ProvinceCode = EntryText.OrNull(options.ProvinceCode),
            DestinationCountry = EntryText.OrNull(options.DestinationCountry),
        }, ct);
    }

    /// <summary>Gives the report of the person.</summary>
    public static Task<Guid> RepatriateAsync(ActorRegister register, RecordRepatriationOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return RecordAsync<Repatriation>(register, options, () => options.Problems(register.Today), one => (one.ReportId, options.Again(one)), reportId => new Repatriation
        {
            Id = options.Id,
            ReportId = reportId,
            FileReference = options.FileReference!.Trim(),
            On = options.On!,
            FromCountry = options.FromCountry!,
        }, ct);
    }

    private static async Task<Guid> RecordAsync<T>(
        ActorRegister register, MovementOptions options, Func<IReadOnlyList<EntryProblem>> problems, Func<T, (Guid ReportId, SentAgain Again)> standing, Func<Guid, T> rowOf, CancellationToken ct)
        where T : RegisterRow
    {
        register.Require(AccessVerb.Enter, AccessNoun.Removals);
        problems().ThrowIfAny();
        var reportId = Guid.Empty;
        await register.ChangeAsync(ProcessKind.PersonReintegrate, "somebody trafficked abroad, or on the way", async change =>
        {
            if (await change.Db.Set<T>().SingleOrDefaultAsync(row => row.Id == options.Id, ct) is { } entered)
            {
                (reportId, var again) = standing(entered);
                (await again.PersonAsync(register, options.Person, reportId, ct)).ThrowIfAny();
                return;
            }

            var person = await PersonRows.OfAsync(register, change, options.Person, ct);
            var rows = new RowChanges();
            person.AddTo(rows);
            reportId = person.Report.Id;
            await RequireOnceAsync(change.Db, reportId, options, ct);
            await change.RecordAsync(EventKind.ReintegrationRecorded, rows.Add(rowOf(reportId)));
        }, ct);
        return reportId;
    }

    /// <summary>The same person of the same file on the same day was entered already.</summary>
    private static async Task RequireOnceAsync(RegistryDb db, Guid reportId, MovementOptions options, CancellationToken ct)
    {
        var file = options.FileReference!.Trim();
        if (options is RecordInterceptionOptions
            ? await db.Interceptions.AnyAsync(one => one.ReportId == reportId && one.FileReference == file && one.On == options.On, ct)
            : await db.Repatriations.AnyAsync(one => one.ReportId == reportId && one.FileReference == file && one.On == options.On, ct))
        {
            throw new EntryRefusedException(nameof(options.FileReference), new Message("reintegration.already"));
        }
    }
}
