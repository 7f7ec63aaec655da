using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Linkage.Linking;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Identities;

/// <summary>What the last run left for the next one to go on from.</summary>
/// <param name="Model">What was learnt.</param>
/// <param name="Learnt">The run that learnt it.</param>
/// <param name="Last">The last run of all.</param>
/// <param name="Seen">The last position of the log whose rows that run has seen.</param>
/// <param name="WholeAt">When all reports were last compared with each other.</param>
internal sealed record KeptLinkage(KeptModel Model, IdentityRun Learnt, IdentityRun Last, long Seen, DateTimeOffset WholeAt)
{
    /// <summary>Where the register has grown by more than this share since, what was learnt is learnt anew.</summary>
    public const double MostGrowth = 0.2;

    /// <summary>Fewer pairs of one person hardly teach how reports of one person differ.</summary>
    private const int FewestPairs = 20;

    /// <summary>Where next to nothing was learnt, this growth is worth another try.</summary>
    private const double LeastGrowth = 0.005;

    /// <summary>All of so many are learnt from in a few seconds.</summary>
    private const int FewReports = 3_000;

    private const string SealedField = "model";

    /// <summary>For a run that has learnt: sealed, because whoever has a model can try which values the register holds.</summary>
    public static string Weights(Register register, KeptModel model, Guid runId, long seen) =>
        LearntModel.Keep(model.Model, new KeptNote(runId, seen, register.Clock.GetUtcNow(), register.Vault.SealSecret(runId, SealedField, model.ToBytes())));

    /// <summary>For a run that goes by it.</summary>
    public string Weights(long seen, DateTimeOffset wholeAt) => LearntModel.Keep(Model.Model, new KeptNote(Learnt.Id, seen, wholeAt, null));

    /// <summary>Whether the night has come in which all are compared again.</summary>
    public bool IsNightDue(DateTimeOffset now, int hour) =>
        now.ToOffset(PhnomPenhTime.Offset).Hour >= hour && PhnomPenhTime.DateOf(WholeAt) < PhnomPenhTime.DateOf(now);

    /// <summary>Null where there is none that can be gone by: no run yet, none that kept a model, or one of other fields or another method.</summary>
    public static async Task<KeptLinkage?> FindAsync(Register register, RegistryDb db, CancellationToken ct)
    {
        if (await db.IdentityRuns.Where(run => !run.IsVoided).OrderByDescending(run => run.Id).FirstOrDefaultAsync(ct) is not { } last || LearntModel.NoteIn(last.Weights) is not { } note)
        {
            return null;
        }

        var learnt = note.LearntBy == last.Id ? last : await db.IdentityRuns.SingleOrDefaultAsync(run => run.Id == note.LearntBy && !run.IsVoided, ct);
        return learnt is not null && LearntModel.NoteIn(learnt.Weights)?.Model is { } envelope && Open(register, learnt, envelope) is { } model
            ? new KeptLinkage(model, learnt, last, note.Seen, note.WholeAt)
            : null;
    }

    /// <summary>Whether so many reports are too many for what was learnt, or so few that it is better to learn again than to go by next to nothing.</summary>
    public bool IsOutgrownBy(int reports) => IsOutgrown(Learnt.AutomaticPairs, Model.Records, reports);

    /// <param name="pairs">Of one person, among those that were learnt from.</param>
    /// <param name="learntFrom">How many reports that was.</param>
    /// <param name="reports">How many there are now.</param>
    internal static bool IsOutgrown(int pairs, int learntFrom, int reports) =>
        reports > (1 + MostGrowth) * learntFrom || (pairs < FewestPairs && (reports <= FewReports || reports > (1 + LeastGrowth) * learntFrom));

    private static KeptModel? Open(Register register, IdentityRun learnt, byte[] envelope)
    {
        try
        {
            var model = KeptModel.Of(register.Vault.OpenSecret(learnt.Id, SealedField, envelope));
            return model.Fits(LinkedFields.All) && LearntModel.Version(model) == learnt.ModelVersion ? model : null;
        }
        catch (Exception problem) when (problem is VaultException or InvalidDataException or InvalidOperationException or JsonException)
        {
            return null;
        }
    }
}
