using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.LinkageReports;
using Pratip.Linkage.Linking;
using Pratip.Reference.Wording;
using Pratip.Registry.Identities;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>Finds which reports are of one person, so that figures count persons, and leaves to people what people must decide.</summary>
internal static class LinkCommand
{
    /// <summary>More pairs of agencies are in the answer for machines.</summary>
    private const int MostOverlaps = 20;

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would come of it, and write nothing." };

    private static readonly Option<bool> New = new("--new") { Description = "Link only what was entered or has changed since the last run, by what that one has learnt." };

    private static readonly Option<string> ReportTo = new("--report") { Description = "Folder for a page, in both languages, of what the run learnt and found.", HelpName = "DIR" };

    public static Command Create()
    {
        var command = new Command("link", "Find the reports of one person, so that each person is counted once.\n\nExample: pratip link --dry-run --report linkage-report")
        {
            DryRun, New, ReportTo, CommonOptions.Lang,
        };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var (isDryRun, isNew) = (parsed.GetValue(DryRun), parsed.GetValue(New));
        if (isNew && parsed.GetValue(ReportTo) is not null)
        {
            throw new UsageException("--report tells what a run has learnt; with --new nothing is learnt. Leave out one of them.");
        }

        // A folder that cannot be made is said before the work, not after it.
        var folder = parsed.GetValue(ReportTo) is { } named ? OutputFolder.Create(named, isOwners: true) : null;
        await using var register = await Register.OpenAsync(CommonOptions.Location(parsed), isDryRun ? RegisterAccess.Read : RegisterAccess.Write, TimeProvider.System, ct);
        var outcome = isNew ? await new LinkNewReports(register).RunAsync(isDryRun, ct) : await new LinkReports(register).RunAsync(new LinkageOptions(), isDryRun, ct);
        await using var db = register.CreateContext();
        var agencies = await db.Agencies.ToDictionaryAsync(agency => agency.Id, agency => agency.Code, ct);
        var language = CommonOptions.LanguageIn(parsed);
        if (folder is not null)
        {
            await LinkageReport.WriteAsync(outcome, agencies, register.Purpose, folder, ct);
            await error.WriteLineAsync(ProductTexts.All.Format("pratip.link.report", language, folder));
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            await output.WriteLineAsync(JsonAnswer.Of(Described(outcome, agencies, isDryRun)));
            return Program.Succeeded;
        }

        foreach (var line in Lines(outcome, agencies, isDryRun))
        {
            await output.WriteLineAsync(ProductTexts.All.Format(line, language));
        }

        return Program.Succeeded;
    }

    private static IEnumerable<Message> Lines(LinkageOutcome outcome, Dictionary<Guid, string> agencies, bool isDryRun)
    {
        yield return new("pratip.link.reports", outcome.Counts.Reports);
        yield return new("pratip.link.persons", outcome.Counts.Persons, outcome.Counts.Removed);
        if (outcome.Unique is { } unique)
        {
            yield return new("pratip.link.interval", unique.Low, unique.High, unique.Median);
            if (outcome.IsOutsideInterval)
            {
                yield return new("pratip.link.outside", outcome.Counts.Persons, outcome.ReviewPairs);
            }

            if (!unique.IsLearnt)
            {
                yield return new("pratip.link.nothing-learnt");
            }
        }

        if (outcome.Details is { AreWeightsLearnt: false })
        {
            yield return new("pratip.link.usual-weights");
        }

        if (outcome.Details is { CutPairs: > 0 and var cut })
        {
            yield return new("pratip.link.cut", cut);
        }

        if (outcome.Unique is { IsLearnt: true, HasNumbers: false })
        {
            yield return new("pratip.link.no-numbers");
        }

        yield return new("pratip.link.shared", outcome.Counts.Shared);
        yield return outcome.AutomaticPairs == 0 ? new("pratip.link.automatic-none")
            : outcome.ThresholdPerMille < 1000 ? new("pratip.link.automatic", outcome.AutomaticPairs, outcome.ThresholdPerMille)
            : new("pratip.link.automatic-most", outcome.AutomaticPairs);
        yield return new("pratip.link.decided", outcome.DecidedPairs);
        if (outcome.Details?.Line is not null)
        {
            yield return new("pratip.link.calibrated");
        }

        yield return new("pratip.link.review", outcome.ReviewPairs);
        foreach (var (cause, pairs) in outcome.Causes.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            yield return new("pratip.link.cause", new Message($"identity.cause.{cause}"), pairs);
        }

        if (outcome.ReviewsLeftOut > 0)
        {
            yield return new("pratip.link.left-out", outcome.ReviewsLeftOut);
        }

        if (outcome.Oversized > 0)
        {
            yield return new("pratip.link.oversized", outcome.Oversized);
        }

        var overlaps = outcome.Counts.Pairs.ToList();
        if (overlaps.Count > 0)
        {
            yield return new("pratip.link.overlap", Math.Min(MostOverlaps, overlaps.Count), overlaps.Count);
        }

        foreach (var cell in overlaps.Take(MostOverlaps))
        {
            yield return new("pratip.link.overlap-row", agencies[cell.AgencyId], agencies[cell.OtherAgencyId], cell.Persons);
        }

        yield return new("pratip.link.model", outcome.ModelVersion, outcome.Seed);
        if (outcome.Looked is { } looked)
        {
            yield return new("pratip.link.looked", looked);
        }

        if (isDryRun)
        {
            yield return new("pratip.link.dry");
        }
    }

    private static object Described(LinkageOutcome outcome, Dictionary<Guid, string> agencies, bool isDryRun) => new
    {
        outcome.Counts.Reports,
        outcome.Counts.Persons,
        interval = outcome.Unique is { } unique ? new { low = unique.Low, high = unique.High, median = unique.Median, neverCompared = unique.NeverCompared, unique.HasNumbers, unique.IsLearnt } : null,
        overlapRemoved = outcome.Counts.Removed,
        sharedByAgencies = outcome.Counts.Shared,
        pairs = new { automatic = outcome.AutomaticPairs, review = outcome.ReviewPairs, decided = outcome.DecidedPairs, leftOut = outcome.ReviewsLeftOut },
        review = outcome.Causes,
        thresholdPerMille = outcome.ThresholdPerMille,
        calibration = outcome.Details?.Line,
        outcome.ModelVersion,
        outcome.Seed,
        outcome.Oversized,
        cutPairs = outcome.Details?.CutPairs,
        weightsLearnt = outcome.Details?.AreWeightsLearnt,
        looked = outcome.Looked,
        overlap = outcome.Counts.Cells.Select(cell => new { agency = agencies[cell.AgencyId], other = agencies[cell.OtherAgencyId], cell.Persons }),
        histories = outcome.Counts.Histories.Select(history => new { agencies = history.AgencyIds.Select(id => agencies[id]), history.Persons }),
        dryRun = isDryRun,
    };
}
