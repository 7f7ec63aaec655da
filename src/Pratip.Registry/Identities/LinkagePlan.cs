using System.Buffers.Binary;
using System.Security.Cryptography;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Comparison;
using Pratip.Linkage.Linking;

namespace Pratip.Registry.Identities;

/// <summary>A pair of a run, by the places of its reports.</summary>
internal readonly record struct PlannedPair(int A, int B, double Bits, string? Cause);

/// <summary>
/// What a run comes to, under the judgements in force: the persons to count, the pairs the engine holds for one person and those
/// somebody has to look at. Nothing is read or written here.
/// </summary>
internal sealed class LinkagePlan
{
    /// <summary>Less likely pairs are not put before anybody.</summary>
    public const double LeastLikely = 0.05;

    /// <summary>More are not put before the office at once: the likeliest come first, and the next run brings the others.</summary>
    public const int MostReviews = 20_000;

    /// <summary>Of what the engine decides by itself, one pair in so many is put before somebody to check.</summary>
    public const int OneSampledIn = 20;

    public const int MostSampled = 50;

    /// <summary>Year, month and day.</summary>
    private const int WholeDate = 8;

    private readonly LinkageInput _input;
    private readonly LinkageRun _run;
    private readonly IReadOnlyDictionary<ReportPair, IdentityJudgement> _inForce;
    private readonly KeptModel _model;
    private readonly int _document = LinkedFields.PlaceOf(LinkedFields.Document);
    private readonly int _birth = LinkedFields.PlaceOf(LinkedFields.Birth);

    /// <param name="input">The reports.</param>
    /// <param name="run">Their pairs.</param>
    /// <param name="model">What the run goes by.</param>
    /// <param name="inForce">What holds of their pairs.</param>
    /// <param name="elsewhere">Pairs of other reports that the engine holds for one person: the sample is drawn from all of them.</param>
    public LinkagePlan(
        LinkageInput input, LinkageRun run, KeptModel model, IReadOnlyDictionary<ReportPair, IdentityJudgement> inForce, IReadOnlyCollection<ReportPair>? elsewhere = null)
    {
        (_input, _run, _model, _inForce) = (input, run, model, inForce);
        Constraints = new LinkageConstraints(Judged(Verdicts.Same).Concat(ReportedAsOne()), Judged(Verdicts.NotSame), Excludes);
        Persons = PersonClusters.Of(run, Constraints, model.Threshold);
        Automatic = [.. Edges().Where(pair => pair.Bits >= Persons.Threshold && IsOne(pair) && !IsJudged(pair))];
        var reviews = Edges().Where(pair => !IsOne(pair) && !IsJudged(pair)).Concat(Reopened()).Concat(Checked(elsewhere ?? []))
            .Select(pair => pair with { Cause = CauseOf(pair) }).OrderByDescending(pair => pair.Bits).ThenBy(pair => pair.A).ThenBy(pair => pair.B).ToList();
        (Reviews, ReviewsFound) = (reviews.Take(MostReviews).ToList(), reviews.Count);
    }

    /// <summary>What binds: judgements, what an agency itself reported as one, and what excludes each other.</summary>
    public LinkageConstraints Constraints { get; }

    public PersonClusters Persons { get; }

    /// <summary>Of one person by the engine alone.</summary>
    public IReadOnlyList<PlannedPair> Automatic { get; }

    /// <summary>For somebody to look at, likeliest first.</summary>
    public IReadOnlyList<PlannedPair> Reviews { get; }

    /// <summary>How many there would be without <see cref="MostReviews"/>.</summary>
    public int ReviewsFound { get; }

    public string ModelVersion => LearntModel.Version(_model);

    public int ThresholdPerMille => double.IsPositiveInfinity(Persons.Threshold) ? 1000 : (int)Math.Round(1000 * _run.Model.Probability(Persons.Threshold));

    /// <summary>The person of each report: that of the earliest report it is held for one person with.</summary>
    public Dictionary<Guid, Guid> PersonOf() =>
        _input.Reports.Select((report, place) => (report.Id, Person: _input.Reports[Persons[place]].PersonId)).ToDictionary(one => one.Id, one => one.Person);

    public ReportPair PairOf(PlannedPair pair) => ReportPair.Of(_input.Reports[pair.A].Id, _input.Reports[pair.B].Id);

    public int PerMille(PlannedPair pair) => (int)Math.Round(1000 * _run.Model.Probability(pair.Bits));

    /// <summary>How far each field agrees, without a value.</summary>
    public string Levels(PlannedPair pair) =>
        string.Join(' ', LinkedFields.All.Select((field, place) => $"{field.Name}:{LinkageLevels.WordOf(_run.Level(pair.A, pair.B, place))}"));

    private IEnumerable<PlannedPair> Edges() =>
        _run.Edges.Where(edge => _run.Model.Probability(edge.Bits) >= LeastLikely).Select(edge => new PlannedPair(edge.A, edge.B, edge.Bits, null));

    private bool IsOne(PlannedPair pair) => Persons[pair.A] == Persons[pair.B];

    private IdentityJudgement? JudgementOf(PlannedPair pair) => _inForce.GetValueOrDefault(PairOf(pair));

    private bool IsJudged(PlannedPair pair) => JudgementRules.IsDecided(JudgementOf(pair));

    /// <summary>Pairs that were decided, and one of whose identities has changed since.</summary>
    private IEnumerable<PlannedPair> Reopened() =>
        from pair in _input.PlacesOf(_inForce.Keys)
        let judgement = _inForce[pair.Pair]
        where JudgementRules.IsDecided(judgement) && JudgementRules.IsReopened(judgement, _input.Reports[pair.A].IdentityVersion, _input.Reports[pair.B].IdentityVersion)
        select new PlannedPair(pair.A, pair.B, _run.Weigh(pair.A, pair.B), ReviewCause.NewEvidence);

    /// <summary>Of what the engine decides by itself: the sample, and what one office has reported twice, of which it would not learn otherwise.</summary>
    private IEnumerable<PlannedPair> Checked(IReadOnlyCollection<ReportPair> elsewhere)
    {
        var sampled = Sampled(elsewhere).ToList();
        return sampled.Concat(Automatic.Where(IsOfOneOffice).Except(sampled.Select(pair => pair with { Cause = null })).Select(pair => pair with { Cause = ReviewCause.SameOffice }));
    }

    private bool IsOfOneOffice(PlannedPair pair) =>
        _input.Reports[pair.A] is var one && _input.Reports[pair.B] is var other && one.AgencyId == other.AgencyId && one.PersonId != other.PersonId;

    /// <summary>Drawn by the ids of the reports alone: a pair stays in the sample from run to run, until somebody has looked at it.</summary>
    private IEnumerable<PlannedPair> Sampled(IReadOnlyCollection<ReportPair> elsewhere)
    {
        var held = Automatic.Count + elsewhere.Count;
        var sample = Automatic.Select(PairOf).Concat(elsewhere).OrderBy(Drawn).Take(Math.Min(MostSampled, (held + OneSampledIn - 1) / OneSampledIn)).ToHashSet();
        return Automatic.Where(pair => sample.Contains(PairOf(pair))).Select(pair => pair with { Cause = ReviewCause.Sample });
    }

    private static ulong Drawn(ReportPair pair)
    {
        Span<byte> ids = stackalloc byte[32];
        pair.A.TryWriteBytes(ids);
        pair.B.TryWriteBytes(ids[16..]);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(ids));
    }

    private string CauseOf(PlannedPair pair) =>
        pair.Cause
        ?? (JudgementOf(pair) is { Verdict: Verdicts.Unsure } ? ReviewCause.Unsure
        : !JudgementRules.MayBeAutomatic(_input.Reports[pair.A].Roles, _input.Reports[pair.B].Roles) ? ReviewCause.Roles
        : HasOtherDocument(pair.A, pair.B) ? ReviewCause.Documents
        : HasOtherBirth(pair.A, pair.B) ? ReviewCause.Births
        : pair.Bits >= Persons.Threshold ? ReviewCause.OtherPairs
        : ReviewCause.Probability);

    private IEnumerable<(int A, int B)> Judged(string verdict) =>
        _input.PlacesOf(_inForce.Where(one => JudgementRules.IsDecided(one.Value) && one.Value.Verdict == verdict).Select(one => one.Key)).Select(pair => (pair.A, pair.B));

    /// <summary>Reports that their agency itself entered as of one person.</summary>
    private IEnumerable<(int A, int B)> ReportedAsOne() =>
        from reports in _input.Reports.Select((report, place) => (report.PersonId, place)).GroupBy(one => one.PersonId, one => one.place)
        from later in reports.Skip(1)
        select (reports.First(), later);

    /// <summary>What the engine does not decide: an officer may.</summary>
    private bool Excludes(int a, int b) =>
        !JudgementRules.MayBeAutomatic(_input.Reports[a].Roles, _input.Reports[b].Roles)
        || _inForce.GetValueOrDefault(ReportPair.Of(_input.Reports[a].Id, _input.Reports[b].Id)) is { Verdict: Verdicts.Unsure }
        || HasOtherDocument(a, b)
        || HasOtherBirth(a, b);

    /// <summary>Two documents for life of one kind and country, where no number of either agrees with one of the other but for slips of the keys.</summary>
    private bool HasOtherDocument(int a, int b) =>
        _input.Reports[a].HasLastingDocumentAs(_input.Reports[b]) && _run.Level(a, b, _document) == AgreementLevel.Differ;

    /// <summary>Two whole birth dates, each of somebody whom a mission has confirmed, that no mistake of the usual ones explains.</summary>
    private bool HasOtherBirth(int a, int b) =>
        _input.Reports[a].IsConfirmed && _input.Reports[b].IsConfirmed && IsWhole(a) && IsWhole(b) && _run.Level(a, b, _birth) == AgreementLevel.Differ;

    private bool IsWhole(int place) => _run.Table.Columns[_birth].Text(place).Length == WholeDate;
}
