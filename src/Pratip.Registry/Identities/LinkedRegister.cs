using Microsoft.EntityFrameworkCore;
using Pratip.Linkage.Incremental;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Identities;

/// <summary>What has to be divided anew.</summary>
/// <param name="Input">The reports.</param>
/// <param name="Run">Their pairs.</param>
/// <param name="ReportIds">These reports, and those that are gone; null where it is all there are.</param>
internal sealed record LinkageStep(LinkageInput Input, LinkageRun Run, Guid[]? ReportIds);

/// <summary>All reports in memory under a kept model: reads the register once and follows its log from then on.</summary>
internal sealed class LinkedRegister
{
    private readonly Register _register;
    private readonly KeptLinkage _kept;
    private readonly LinkageIndex _index;
    private readonly Dictionary<Guid, LinkedReport> _reports = [];
    private readonly Dictionary<Guid, HashSet<Guid>> _ofPerson = [];

    private LinkedRegister(Register register, KeptLinkage kept) => (_register, _kept, _index) = (register, kept, new LinkageIndex(kept.Model, LinkedFields.All));

    /// <summary>The run whose model this is.</summary>
    public Guid LearntBy => _kept.Learnt.Id;

    /// <summary>The last position of the log that is in here.</summary>
    public long Position { get; private set; }

    /// <summary>
    /// Reads everybody, and says what has happened since the last run. Where a report that run has seen says something else now, what it
    /// said then is not known any more, and all are compared: by the same model, so nothing is learnt.
    /// </summary>
    /// <param name="register">The register.</param>
    /// <param name="db">Where to read.</param>
    /// <param name="kept">What to go on from.</param>
    /// <param name="isWhole">Whether all are compared in any case.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<(LinkedRegister Linked, LinkageStep? Step)> LoadAsync(Register register, RegistryDb db, KeptLinkage kept, bool isWhole, CancellationToken ct)
    {
        var linked = new LinkedRegister(register, kept);
        var changed = await ChangedReports.SinceAsync(db, kept.Seen, ct);
        var (seen, fresh) = (new List<RecordChange>(), new List<RecordChange>());
        await LinkageReader.ReadAsync(register, db, null, (report, values) =>
        {
            (changed.New.Contains(report.Id) ? fresh : seen).Add(new RecordChange(report.Id, values));
            linked.Put(report);
        }, ct);
        linked.Position = changed.Position;
        if (isWhole || changed.Known.Count > 0)
        {
            linked._index.Load([.. seen, .. fresh]);
            return (linked, linked.Whole([.. seen, .. fresh]));
        }

        linked._index.Load(seen);
        return (linked, changed.Any ? await linked.StepAsync(db, fresh, [.. changed.Judged], ct) : null);
    }

    /// <summary>What has happened since; null where it is nothing.</summary>
    public async Task<LinkageStep?> FollowAsync(RegistryDb db, CancellationToken ct)
    {
        var changed = await ChangedReports.SinceAsync(db, Position, ct);
        var (changes, also) = (new List<RecordChange>(), new HashSet<Guid>(changed.Judged));
        Guid[] asked = [.. changed.New, .. changed.Known];
        var gone = asked.ToHashSet();
        await LinkageReader.ReadAsync(_register, db, asked, (report, values) =>
        {
            gone.Remove(report.Id);
            if (_reports.GetValueOrDefault(report.Id) != report || !_index.Says(report.Id, values))
            {
                also.UnionWith(OfOnePerson(report.Id));
                changes.Add(new RecordChange(report.Id, values));
                Put(report);
            }
        }, ct);
        foreach (var id in gone.Where(_reports.ContainsKey))
        {
            also.UnionWith(OfOnePerson(id));
            changes.Add(new RecordChange(id, null));
            Forget(id);
        }

        Position = changed.Position;
        return changes.Count + also.Count == 0 ? null : await StepAsync(db, changes, also, ct);
    }

    /// <summary>A step that divides nothing anew.</summary>
    public LinkageStep Nothing() => new(new LinkageInput([]), _index.Apply([], _ => [], []).Run, []);

    private async Task<LinkageStep> StepAsync(RegistryDb db, List<RecordChange> changes, HashSet<Guid> also, CancellationToken ct)
    {
        // Whatever an officer has said of a pair: whether it binds, and whether it is put before somebody again, is seen from both sides.
        var judged = await db.IdentityJudgements.Where(one => one.Maker == JudgementMaker.Officer && !one.IsVoided).Select(one => new { one.ReportAId, one.ReportBId }).ToListAsync(ct);
        var partners = judged.SelectMany(one => new[] { (one.ReportAId, one.ReportBId), (one.ReportBId, one.ReportAId) }).ToLookup(one => one.Item1, one => one.Item2);
        var touched = _index.Apply(changes, key => partners[key].Concat(OfOnePerson(key)), also);
        Guid[] ids = [.. touched.Keys.Concat(changes.Select(change => change.Key)).Distinct()];
        return new LinkageStep(new LinkageInput([.. touched.Keys.Select(key => _reports[key])]), touched.Run, ids);
    }

    private LinkageStep Whole(List<RecordChange> all)
    {
        all.Sort((one, other) => one.Key.CompareTo(other.Key));
        var table = new RecordTableBuilder(LinkedFields.All);
        all.ForEach(one => table.Add(one.Values));
        return new LinkageStep(new LinkageInput(all.ConvertAll(one => _reports[one.Key])), Linker.Run(table.Build(), _kept.Model, new LinkageOptions()), null);
    }

    /// <summary>Reports that their agency itself entered as of one person.</summary>
    private HashSet<Guid> OfOnePerson(Guid id) => _reports.TryGetValue(id, out var report) ? _ofPerson[report.PersonId] : [];

    private void Put(LinkedReport report)
    {
        Forget(report.Id);
        _reports.Add(report.Id, report);
        (_ofPerson.TryGetValue(report.PersonId, out var reports) ? reports : _ofPerson[report.PersonId] = []).Add(report.Id);
    }

    private void Forget(Guid id)
    {
        if (_reports.Remove(id, out var report))
        {
            _ofPerson[report.PersonId].Remove(id);
        }
    }
}
