using Pratip.Registry.Access;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Log;
using Pratip.Registry.Corrections;
using Pratip.Registry.Exchanges;
using Pratip.Web.Cases;
using Pratip.Web.Hosting;

namespace Pratip.Web.Log;

/// <summary>How the page of the log names what stands there as codes; a code that has no words is shown as it is.</summary>
internal static class LogWords
{
    private static readonly string[] Channel = [Channels.Page, Channels.Command, Channels.Program, Channels.PublicPage];

    public static string TitleOf(LogPart part) => part == LogPart.Changes ? "web.log.changes" : "web.log.reads";

    public static string Kind(SiteText text, LogPart part, string kind)
    {
        if (part == LogPart.Reads)
        {
            return text["web.cases.read." + kind];
        }

        return ProcessKind.All.FirstOrDefault(one => one.Code == kind) is { } process ? text[process.Title] : kind;
    }

    /// <summary>With the event where the process may come to more than one.</summary>
    public static string What(SiteText text, LogPart part, LogLine line)
    {
        var kind = Kind(text, part, line.Kind);
        return line.Event is { } happened && ProcessKind.All.Any(one => one.Code == line.Kind && one.Emits.Count > 1) ? $"{kind}: {text["event." + happened]}" : kind;
    }

    /// <summary>Through what a change came, or what a reader looked for.</summary>
    public static string Way(SiteText text, LogLine line) => line switch
    {
        { Channel: { } channel } => Channel.Contains(channel, StringComparer.Ordinal) ? text["web.log.channel." + channel] : channel,
        { Purpose: LogReader.FilePurpose } => text.Say("web.log.taken-out", line.File),
        { Purpose: EncodedMatching.Purpose } => text["web.log.encoded-exchange"],
        { Purpose: LogReader.Purpose } => text["web.log.purpose"],
        _ => text.Code("read-purpose", line.Purpose),
    };

    /// <summary>What a row is called, as where it is corrected or voided.</summary>
    public static string Noun(SiteText text, string noun) => text[CorrectableNoun.TitleOf(noun)];
}
