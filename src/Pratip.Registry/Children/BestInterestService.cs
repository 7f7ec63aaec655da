using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Vault;
using Pratip.Registry.Victims;

namespace Pratip.Registry.Children;

/// <summary>A decision in a child's best interest, as entered.</summary>
public sealed record AddBestInterestOptions
{
    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    public string? On { get; init; }

    public Guid? DecidingAgencyId { get; init; }

    /// <summary>What was decided and why.</summary>
    public string? Decision { get; init; }

    internal SentAgain Again(BestInterestDecision standing, IdentityVault vault) => new SentAgain().Date(nameof(On), standing.On, On)
        .Agency(nameof(DecidingAgencyId), standing.DecidingAgencyId, DecidingAgencyId)
        .Words(nameof(Decision), vault.Open(standing.WrappedKey, standing.Id, BestInterestService.DecisionField, standing.Decision), Decision);

    public IReadOnlyList<EntryProblem> Problems(DateOnly today)
    {
        var check = new EntryCheck();
        _ = check.Require(nameof(On), On) && check.Date(nameof(On), On, today);
        check.Require(nameof(DecidingAgencyId), DecidingAgencyId?.ToString());
        _ = check.Require(nameof(Decision), Decision) && check.Text(nameof(Decision), Decision);
        return check.Problems;
    }
}

/// <summary>Decisions in the best interest of children, of whoever is treated as one.</summary>
public static class BestInterestService
{
    internal const string DecisionField = "decision";

    public static Task AddAsync(ActorRegister register, AddBestInterestOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(options);
        return VictimFileChange.AddAsync<BestInterestDecision>(
            register, AccessNoun.Victims, options.Id, "a decision in a child's best interest", options.Problems(register.Today), async (change, rows) =>
            {
                await VictimFileChange.RequireReportAsync(register, AccessNoun.Victims, options.ReportId, nameof(options.ReportId), ct);
                await VictimFileChange.RequireAgencyAsync(change, options.DecidingAgencyId, nameof(options.DecidingAgencyId), ct);
                var vault = register.Register.Vault;
                var (wrapped, key) = vault.NewRecordKey(options.Id);
                using var one = key;
                rows.Add(new BestInterestDecision
                {
                    Id = options.Id,
                    ReportId = options.ReportId,
                    On = options.On!,
                    DecidingAgencyId = options.DecidingAgencyId!.Value,
                    WrappedKey = wrapped,
                    Decision = vault.Seal(key, options.Id, DecisionField, options.Decision!.Trim()),
                });
            }, standing => Task.FromResult(options.Again(standing, register.Register.Vault)), ct);
    }
}
