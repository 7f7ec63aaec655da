using System.Globalization;

namespace Pratip.Bench.Workplace;

/// <summary>What came of a run, kind by kind, and where the time went.</summary>
internal sealed record LoadReport(int Seconds, IReadOnlyCollection<Answered> Answers, SiteTimes Site)
{
    public double ClientSeconds { get; init; }

    public double? ServerSeconds { get; init; }

    public double? ServerActiveMilliseconds { get; init; }

    public void Print()
    {
        Line($"{"",-8}{"requests",9}{"errors",8}{"a second",10}{"p50 ms",9}{"p95 ms",9}{"p99 ms",9}{"max ms",9}{"bytes",9}   {"in the site ms",15}{"SQL ms",9}{"SQL share",11}{"statements",12}");
        foreach (var kind in (string[])[RequestKinds.List, RequestKinds.Search, RequestKinds.Open, RequestKinds.Form, RequestKinds.Save])
        {
            PrintKind(kind, [.. Answers.Where(answer => answer.Kind == kind)], Site.Kinds.FirstOrDefault(time => time.Kind == kind));
        }

        var sum = Site.Kinds.Aggregate((a, b) => new KindTime("all", a.Requests + b.Requests, a.Milliseconds + b.Milliseconds, a.SqlMilliseconds + b.SqlMilliseconds, a.Statements + b.Statements));
        PrintKind("all", [.. Answers], sum);
        if (ServerActiveMilliseconds is { } active)
        {
            Line($"SQL by the server's own clock, commits included: {active / Answers.Count:0.00} ms a request, {active / sum.Milliseconds:P0} of the time in the site");
        }

        Line($"processor: site {Site.ProcessorSeconds:0.0} s, database {ServerSeconds ?? 0:0.0} s, client {ClientSeconds:0.0} s of {Seconds * Environment.ProcessorCount} s");
        Line($"site: {Site.Megabytes:0} MB resident, {Site.AllocatedMegabytes / Answers.Count:0.00} MB allocated a request, {Site.CollectionSeconds:0.00} s paused by collections");
        foreach (var wrong in Answers.Where(answer => !answer.IsRight).GroupBy(answer => (answer.Kind, answer.Status)))
        {
            Line($"  {wrong.Count()} x {wrong.Key.Kind} answered {wrong.Key.Status}");
        }
    }

    private void PrintKind(string kind, List<Answered> answers, KindTime? time)
    {
        var times = answers.Select(answer => answer.Milliseconds).Order().ToList();
        if (times.Count == 0)
        {
            return;
        }

        var measured = string.Create(CultureInfo.InvariantCulture, $"{At(times, 50),9:0.0}{At(times, 95),9:0.0}{At(times, 99),9:0.0}{times[^1],9:0.0}{answers.Average(answer => answer.Bytes),9:0}");
        var share = time is { Milliseconds: > 0 } ? time.SqlMilliseconds / time.Milliseconds : 0;
        Line($"{kind,-8}{times.Count,9:N0}{answers.Count(answer => !answer.IsRight),8}{times.Count / (double)Seconds,10:0.0}{measured}   {Each(time, time?.Milliseconds),15:0.00}{Each(time, time?.SqlMilliseconds),9:0.00}{share,11:P0}{Each(time, time?.Statements),12:0.0}");
    }

    private static double At(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private static double Each(KindTime? time, double? sum) => time is { Requests: > 0 } ? sum!.Value / time.Requests : 0;

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
