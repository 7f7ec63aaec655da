using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports;

/// <summary>What the secretariat wrote itself: the foreword stands before the figures, the rest makes section I.</summary>
public static class ReportBlocks
{
    public const string OwnSection = "I";

    public static ReportBlock? Foreword(ReportDocument document) => document.Blocks.FirstOrDefault(b => b.Kind == ReportBlockKind.Foreword);

    public static IEnumerable<ReportBlock> Own(ReportDocument document) => document.Blocks.Where(b => b.Kind != ReportBlockKind.Foreword);

    public static string Title(ReportBlock block, ReportWords words) => words["block." + block.Kind.ToString().ToLowerInvariant()];

    public static string OwnTitle(ReportWords words) => $"{OwnSection}. {words["block.own"]}";
}

/// <summary>The table of what an earlier edition printed otherwise, the same in every format.</summary>
public static class RevisionLines
{
    public static string[] Headings(ReportDocument document, ReportWords words) =>
    [
        words["item"], words["window"], Named(words["revisions.before"], document.Before), Named(words["revisions.after"], document.Edition), words["revisions.reason"],
    ];

    /// <summary>Where nothing was revised: that it is the first, or the same as the edition before.</summary>
    public static string None(ReportDocument document, ReportWords words) =>
        document.Before is { } before ? words.Fill("revisions.same", before) : words["revisions.none"];

    public static string[] Of(ReportRevision revision, ReportWords words) =>
    [
        words.Say(revision.Figure),
        words.Window(revision.Window),
        Figure(revision.Before, revision, words),
        Figure(revision.After, revision, words),
        words.Say(revision.Reason),
    ];

    private static string Named(string heading, string? edition) => edition is null ? heading : $"{heading} ({edition})";

    private static string Figure(long? value, ReportRevision revision, ReportWords words) =>
        value is { } number ? words.Number(number) : revision.IsOfHidden ? words.Hidden : words.NotReported;
}
