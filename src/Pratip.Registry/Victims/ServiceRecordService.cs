using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Children;
using Pratip.Registry.Entry;

namespace Pratip.Registry.Victims;

/// <summary>A service given to a presumed victim.</summary>
public sealed record AddServiceOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid VictimId { get; init; }

    /// <summary>Code of the list service-kind.</summary>
    public string? Kind { get; init; }

    public Guid? ProviderAgencyId { get; init; }

    public string? From { get; init; }

    /// <summary>Empty while it goes on.</summary>
    public string? To { get; init; }

    /// <summary>That it has ended since was not typed here.</summary>
    internal SentAgain Again(VictimService standing) => new SentAgain().Code(nameof(Kind), "service-kind", standing.Kind, Kind)
        .Agency(nameof(ProviderAgencyId), standing.ProviderAgencyId, ProviderAgencyId).Date(nameof(From), standing.From, From)
        .Date(nameof(To), standing.To, EntryText.OrNull(To) ?? standing.To);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(Kind), Kind) && check.Code(nameof(Kind), "service-kind", Kind);
        check.Require(nameof(ProviderAgencyId), ProviderAgencyId?.ToString());
        _ = check.Require(nameof(From), From) && check.Date(nameof(From), From, today);
        _ = check.Date(nameof(To), To, today) && check.InOrder(nameof(To), From, To);
        return check.Problems;
    }
}

/// <summary>That a service ended.</summary>
public sealed record EndServiceOptions
{
    public required Guid Id { get; init; }

    public required int BasedOn { get; init; }

    public string? To { get; init; }

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(To), To) && check.Date(nameof(To), To, today);
        return check.Problems;
    }
}

/// <summary>Services given to presumed victims, each by one agency from one day to another.</summary>
public static class ServiceRecordService
{
    /// <summary>Who gives this one says where the person sleeps: the same permission as for shelters.</summary>
    public const string ShelterKind = "shelter";

    public static Task AddAsync(ActorRegister register, AddServiceOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.AddAsync<VictimService>(register, AccessNoun.Victims, options.Id, "a service", options.Problems(register.Today), async (change, rows) =>
        {
            var victim = await VictimFileChange.VictimAsync(change, options.VictimId, nameof(options.VictimId), ct);
            await BirthCheck.RequireBornAsync(register.Register, victim.ReportId, nameof(options.From), options.From, ct);
            if (options.Kind == ShelterKind)
            {
                register.Require(AccessVerb.Enter, AccessNoun.Shelters);
                await VictimFileChange.RequireReportAsync(register, AccessNoun.Shelters, victim.ReportId, nameof(options.Kind), ct);
            }

            await VictimFileChange.RequireAgencyAsync(change, options.ProviderAgencyId, nameof(options.ProviderAgencyId), ct);
            rows.Add(new VictimService
            {
                Id = options.Id,
                VictimId = victim.Id,
                Kind = options.Kind!,
                ProviderAgencyId = options.ProviderAgencyId!.Value,
                From = options.From!,
                To = EntryText.OrNull(options.To),
            });
        }, standing => Task.FromResult(options.Again(standing)), ct);
    }

    public static Task EndAsync(ActorRegister register, EndServiceOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.ChangeAsync<VictimService>(
            register, AccessNoun.Victims, (options.Id, options.BasedOn), "a service ended", options.Problems(register.Today), service => service.To == options.To,
            (_, _, before, after) =>
            {
                EntryCheck.RequireOrder(nameof(options.To), before.From, options.To);
                after.To = options.To;
                return Task.CompletedTask;
            }, ct);
    }
}
