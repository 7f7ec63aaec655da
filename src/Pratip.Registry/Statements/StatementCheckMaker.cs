using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pratip.Kernel;
using Pratip.Statistics.Claims;
using Pratip.Statistics.Claims.Check;
using Pratip.Statistics.Claims.Checked;
using Pratip.Statistics.Claims.Text;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Windows;

namespace Pratip.Registry.Statements;

/// <summary>A check with its claims in short.</summary>
internal sealed record MadeCheck(StatementCheck Check, IReadOnlyList<StatementClaim> Claims);

/// <summary>Who has a statement checked, when and why.</summary>
internal sealed record CheckOccasion(string Cause, Guid? UserId, DateTimeOffset At);

/// <summary>Reads a statement, lays what people decided over what was read, and holds the rest against the figures.</summary>
internal static class StatementCheckMaker
{
    public static MadeCheck Make(Statement statement, IEnumerable<ClaimDecision> decisions, EditionsInForce figures, RegisterPurpose purpose, int number, CheckOccasion occasion)
    {
        var today = PhnomPenhTime.DateOf(occasion.At);
        var read = TextCheck.Of(GivenOf(statement), null, null, today);
        IReadOnlyList<ClaimDecision> said = [.. decisions];
        var standing = Standing(said);
        var kept = read.Claims.Select(one => one.Claim).Where(claim => standing.GetValueOrDefault(claim.Span.Start)?.Kind != ClaimDecisionKind.NotAClaim).ToList();
        kept = [.. kept.Concat(Added(statement, said, standing).Where(one => read.Claims.All(claim => claim.Claim.Span.Start != one.Span.Start))).OrderBy(one => one.Span.Start).ThenBy(one => one.Span.End)];
        var finished = kept.ConvertAll(claim => standing.GetValueOrDefault(claim.Span.Start) is { Kind: ClaimDecisionKind.Finished } decision ? Finished(claim, decision) : claim);
        var text = TextCheck.Again(read, finished, figures, purpose, today, statement.RegisteredAt);
        var check = CheckOf(statement, text, number, occasion);
        return new(check, [.. text.Claims.Select(claim => Short(statement, check, claim, standing))]);
    }

    /// <summary>What is in force of what was decided, by where the claim begins: the latest of each.</summary>
    public static Dictionary<int, ClaimDecision> Standing(IEnumerable<ClaimDecision> decisions) =>
        decisions.Where(one => one.Start != ClaimDecision.WholeText).GroupBy(one => one.Start).ToDictionary(group => group.Key, group => group.MaxBy(one => (one.At, one.Id))!);

    public static CheckedText Open(StatementCheck check) => CheckedTextJson.Read(Encoding.UTF8.GetString(check.Content));

    /// <summary>What the text itself says, before anybody decided on it; else what a person found there that was not read.</summary>
    public static Claim? Find(Statement statement, IReadOnlyList<ClaimDecision> decisions, int start) => Find(statement, start)
        ?? decisions.Where(one => one.Kind == ClaimDecisionKind.Added && one.Start == start).MaxBy(one => (one.At, one.Id)) switch { { } found => Of(statement, found), null => null };

    /// <summary>What the text itself says there; null where no claim was read.</summary>
    public static Claim? Find(Statement statement, int start) =>
        ClaimReader.Read(statement.Text, statement.MadeOn).OrderBy(one => one.Span.End).FirstOrDefault(one => one.Span.Start == start);

    /// <summary>Claims that people found, unless they were taken back since.</summary>
    private static IEnumerable<Claim> Added(Statement statement, IReadOnlyList<ClaimDecision> decisions, Dictionary<int, ClaimDecision> standing) =>
        from decision in decisions
        where decision.Kind == ClaimDecisionKind.Added
        group decision by decision.Start into ofStart
        where standing[ofStart.Key].Kind is not (ClaimDecisionKind.NotAClaim or ClaimDecisionKind.AsRead)
        select Of(statement, ofStart.MaxBy(one => (one.At, one.Id))!);

    /// <summary>A number of something, as a person reads it: its words are the first of what they pointed at.</summary>
    private static Claim Of(Statement statement, ClaimDecision decision)
    {
        var length = statement.Text.AsSpan(decision.Start).IndexOfAny(" \n\t\u200B");
        var claim = new Claim(ClaimForm.Level, new TextSpan(decision.Start, length < 0 ? statement.Text.Length - decision.Start : length), ClaimSentences.At(statement.Text, decision.Start));
        return Finished(claim, decision);
    }

    public static Claim Finished(Claim claim, ClaimDecision decision)
    {
        if (decision.Measure is { } id)
        {
            claim = claim.WithMeasure(MeasureCatalogue.Standard.Get(id));
        }

        if (decision.Window is { } window)
        {
            claim = claim.WithWindow(NamedWindows.Standard.ParseWindow(window));
        }

        claim = SaidForm.Find(decision.Form)?.Of(claim) ?? claim;
        if (decision.Comparison is { } comparison)
        {
            claim = claim.WithComparison(NamedWindows.Standard.ParseWindow(comparison));
        }

        if (decision is { By: { } by, Key: { } key })
        {
            claim = OfPart(claim, new ClaimPart(by, key));
        }

        return decision.Value is { } value ? claim with { Value = ClaimValue.Of(decimal.Parse(value, CultureInfo.InvariantCulture), decimals: Decimals(value)) } : claim;
    }

    /// <summary>The part that is meant stands in place of those that the measure is not divided by.</summary>
    private static Claim OfPart(Claim claim, ClaimPart part)
    {
        var measure = claim.Measure is { } id ? MeasureCatalogue.Standard.Get(id) : null;
        return claim with
        {
            Of = [.. claim.Of.Where(one => one.By != part.By && measure?.FindBreakdown(one.By) is not null).Append(part).OrderBy(one => one.By, StringComparer.Ordinal)],
            Gaps = [.. claim.Gaps.Where(gap => gap.Field is not ClaimField.Population)],
        };
    }

    private static int Decimals(string value) => value.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? value.Length - point - 1 : 0;

    private static GivenText GivenOf(Statement statement) => new(statement.Title, statement.Text, statement.MadeOn)
    {
        Source = string.Join(", ", new[] { statement.Speaker, statement.Outlet, statement.Address }.OfType<string>()) is { Length: > 0 } source ? source : null,
    };

    private static StatementCheck CheckOf(Statement statement, CheckedText text, int number, CheckOccasion occasion)
    {
        var content = Encoding.UTF8.GetBytes(CheckedTextJson.Write(text));
        return new()
        {
            StatementId = statement.Id,
            Number = number,
            Cause = occasion.Cause,
            Content = content,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(content)),
            Editions = string.Join(' ', text.Editions.Select(one => one.Name)),
            Claims = text.Claims.Count,
            Gaps = text.Claims.Count(one => !one.Claim.IsComplete),
            Wrong = text.Claims.Count(one => one.Verdict?.IsWrong() == true),
            Overtaken = text.Claims.Count(one => one.IsOvertaken),
            CheckedByUserId = occasion.UserId,
            CheckedAt = occasion.At,
        };
    }

    private static StatementClaim Short(Statement statement, StatementCheck check, TextClaim claim, Dictionary<int, ClaimDecision> standing) => new()
    {
        StatementId = statement.Id,
        CheckId = check.Id,
        Number = claim.Number,
        Start = claim.Claim.Span.Start,
        Length = claim.Claim.Span.End - claim.Claim.Span.Start,
        Form = EditionCodes.Of(claim.Claim.Form),
        Measure = claim.Claim.Measure,
        WindowFrom = claim.Claim.Window?.From,
        Verdict = claim.Verdict?.Code(),
        Explanation = (claim.IsOvertaken ? claim.Latest : claim.Answer)?.Explanation is { } why ? EditionCodes.Of(why) : null,
        HasGaps = !claim.Claim.IsComplete,
        IsFinished = standing.GetValueOrDefault(claim.Claim.Span.Start)?.Kind is ClaimDecisionKind.Finished or ClaimDecisionKind.Added,
        IsOvertaken = claim.IsOvertaken,
    };
}
