using Pratip.Reference.Screening;
using Pratip.Registry.Audit;
using Pratip.Registry.Entry;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Screening;

/// <summary>One interview with one person, as it was entered. Of several persons there is no record in common.</summary>
public sealed record RecordScreeningOptions
{
    /// <summary>More is a day with breaks, and each part of it an interview of its own.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public Guid Id { get; init; } = RowId.Next();

    public required Guid ReportId { get; init; }

    /// <summary>Code of the list screening-kind.</summary>
    public string? Kind { get; init; }

    public string? IndicatorSet { get; init; }

    /// <summary>Code of the list spoken-language.</summary>
    public string? SpokenLanguage { get; init; }

    /// <summary>Code of the list interpreter-use.</summary>
    public string? Interpreter { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public IReadOnlyList<string> Found { get; init; } = [];

    public IReadOnlyList<string> NotAsked { get; init; } = [];

    /// <summary>The advice that the officer has read before deciding: another one than the rules give for these answers was not read.</summary>
    public string? AdviceSeen { get; init; }

    /// <summary>Code of the list screening-decision.</summary>
    public string? Decision { get; init; }

    /// <summary>Code of the list identifying-body: whose word it is, where somebody is presumed a victim.</summary>
    public string? Body { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whose word a status is stands in the decision on it, and not in the interview.</summary>
    internal SentAgain Again(ScreeningInterview standing, IdentityVault vault) => new SentAgain()
        .Code(nameof(Kind), "screening-kind", standing.Kind, Kind).Line(nameof(IndicatorSet), standing.IndicatorSet, IndicatorSet)
        .Code(nameof(SpokenLanguage), "spoken-language", standing.SpokenLanguage, SpokenLanguage).Code(nameof(Interpreter), "interpreter-use", standing.Interpreter, Interpreter)
        .Moment(nameof(StartedAt), standing.StartedAt, StartedAt).Moment(nameof(EndedAt), standing.EndedAt, EndedAt)
        .Same(nameof(Found), standing.Found.ToHashSet(StringComparer.Ordinal).SetEquals(Found), WordsOf(standing.IndicatorSet, standing.Found))
        .Same(nameof(NotAsked), standing.NotAsked.ToHashSet(StringComparer.Ordinal).SetEquals(NotAsked), WordsOf(standing.IndicatorSet, standing.NotAsked))
        .Code(nameof(Decision), "screening-decision", standing.Decision, Decision)
        .Words(nameof(Reason), SealedWords.Open(vault, standing.Id, standing.WrappedKey, standing.Reason), Reason);

    public IReadOnlyList<EntryProblem> Problems(DateTimeOffset now)
    {
        var check = new EntryCheck();
        Code(check, nameof(Kind), "screening-kind", Kind);
        Code(check, nameof(SpokenLanguage), "spoken-language", SpokenLanguage);
        Code(check, nameof(Interpreter), "interpreter-use", Interpreter);
        CheckTimes(check, now);
        if (check.Require(nameof(IndicatorSet), IndicatorSet))
        {
            CheckFound(check);
        }

        Code(check, nameof(Decision), "screening-decision", Decision);
        CheckDecision(check);
        _ = check.Require(nameof(Reason), Reason) && check.Text(nameof(Reason), Reason);
        return check.Problems;
    }

    /// <summary>What the rules make of the answers; null while the set is not known.</summary>
    public ScreeningAdvice? Advise() =>
        IndicatorCatalogue.Standard.Find(IndicatorSet) is { } set ? ScreeningAdvisor.Advise(IndicatorCatalogue.Standard, set, [.. Found], [.. NotAsked]) : null;

    private static Kernel.LocalizedText? WordsOf(string set, List<string> codes) => SentAgain.Listed(
        IndicatorCatalogue.Standard.Find(set)?.Indicators.Where(indicator => codes.Contains(indicator.Code, StringComparer.Ordinal)).Select(indicator => indicator.Words) ?? []);

    private static void Code(EntryCheck check, string field, string list, string? value) => _ = check.Require(field, value) && check.Code(field, list, value);

    private void CheckTimes(EntryCheck check, DateTimeOffset now)
    {
        var given = check.Require(nameof(StartedAt), StartedAt?.ToString("O")) && check.Moment(nameof(StartedAt), StartedAt, now);
        if (!(check.Require(nameof(EndedAt), EndedAt?.ToString("O")) && check.Moment(nameof(EndedAt), EndedAt, now) && given))
        {
            return;
        }

        if (EndedAt <= StartedAt)
        {
            check.Refuse(nameof(EndedAt), "screening.ends-before");
        }
        else if (EndedAt - StartedAt > Longest)
        {
            check.Refuse(nameof(EndedAt), "screening.too-long", (int)Longest.TotalHours);
        }
    }

    private void CheckFound(EntryCheck check)
    {
        if (IndicatorCatalogue.Standard.Find(IndicatorSet) is not { } set)
        {
            check.Refuse(nameof(IndicatorSet), "entry.code", EntryCheck.Shortened(IndicatorSet!));
            return;
        }

        foreach (var (field, codes) in new[] { (nameof(Found), Found), (nameof(NotAsked), NotAsked) })
        {
            if (codes.FirstOrDefault(code => !set.Has(code)) is { } unknown)
            {
                check.Refuse(field, "entry.code", EntryCheck.Shortened(unknown));
            }
        }

        if (Found.Intersect(NotAsked, StringComparer.Ordinal).Any())
        {
            check.Refuse(nameof(NotAsked), "screening.found-unasked");
        }
    }

    private void CheckDecision(EntryCheck check)
    {
        if (Advise() is { } advice && AdviceSeen != advice.Advice)
        {
            check.Refuse(nameof(AdviceSeen), "screening.advice-not-seen");
        }

        if (Decision == ScreeningDecision.PresumedVictim)
        {
            Code(check, nameof(Body), "identifying-body", Body);
        }

        // Who was not understood was not screened.
        if (Decision == ScreeningDecision.NoIndication && Interpreter == "none-available")
        {
            check.Refuse(nameof(Decision), "screening.not-understood");
        }
    }
}
