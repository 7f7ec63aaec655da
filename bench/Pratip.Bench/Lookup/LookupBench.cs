using System.Diagnostics;
using System.Globalization;
using Pratip.Linkage.Lookup;

namespace Pratip.Bench.Lookup;

/// <summary>Names looked up in an index of people from the generator: time to build, memory, time of a question, who is found.</summary>
internal static class LookupBench
{
    private const ulong Seed = 20250701;
    private const int Questions = 4000;
    private const int Found = 10;

    private static readonly int[] Mistakes = [1, 1, 2, 10];

    public static void Run(int count)
    {
        Console.WriteLine($"lookup among {count:N0} people, seed {Seed}, {Load.Describe()}");
        var before = Memory();
        var people = new SyntheticPeople(Seed).Take(count).ToArray();
        var beforeIndex = Memory();
        var index = new IdentityIndex();
        var watch = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        index.Load(people.Select(Identity));
        var seconds = watch.Elapsed.TotalSeconds;
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        var bytes = (Memory() - beforeIndex) / (double)count;
        Print($"build {seconds:0.0} s ({processor:0.0} s of processor), {bytes:0} bytes a person (the people themselves {(beforeIndex - before) / (double)count:0})");

        Ask(index, people, new Facts("warm-up", HasYear: true), 400, print: false);
        Ask(index, people, new Facts("name and year of birth", HasYear: true), Questions, print: true);
        Ask(index, people, new Facts("name, year of birth and sex", HasYear: true, HasSex: true), Questions, print: true);
        Ask(index, people, new Facts("name, sex and a year of birth that is mistaken in one of five", HasYear: true, HasSex: true, MistakenYears: 20), Questions, print: true);
        Ask(index, people, new Facts("name alone", HasYear: false), Questions, print: true);
        AskUnfinished(index, people);
        Change(index, people);
        Print($"{Load.Describe()}");
    }

    private static LookupIdentity Identity(SyntheticPerson person) => new(person.Id, person.Recorded, person.BirthYear, person.Sex, person.Citizenship);

    private static void Ask(IdentityIndex index, SyntheticPerson[] people, Facts facts, int questions, bool print)
    {
        var (random, errors, ceiling) = (new SyntheticPeople(Seed + 1), new SyntheticPeople(Seed + 4), new NameCeiling(people, facts));
        var (processor, times) = (TimeSpan.Zero, new List<double>());
        var hits = new Dictionary<(string, Slip), Hits>();
        for (var i = 0; i < questions; i++)
        {
            var person = people[random.Below(people.Length)];
            var slip = NameSlips.All[i % NameSlips.All.Length];
            var asked = NameSlips.Write(person, slip, random);
            var query = new LookupQuery(asked, facts.HasYear ? YearOf(person, facts, errors) : null, facts.HasSex ? person.Sex : null, Count: Found);
            var (before, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            var answer = index.Find(query);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            processor += Environment.CpuUsage.TotalTime - before;
            var right = answer.Candidates.Any(c => c.Id == person.Id);
            var first = answer.Candidates is [var one, ..] && one.Id == person.Id;
            var namesake = right || answer.Candidates.Any(c => string.Equals(people[Number(c.Id)].Latin, person.Latin, StringComparison.OrdinalIgnoreCase));
            hits[(person.Culture, slip)] = hits.GetValueOrDefault((person.Culture, slip)).Plus(right, first, namesake, ceiling.Of(person, asked, Found));
        }

        if (print)
        {
            PrintTimes(facts.Title, times);
            Print($"  processor {processor.TotalMilliseconds / questions:0.000} ms a question");
            PrintRecall(hits);
        }
    }

    private static int YearOf(SyntheticPerson person, Facts facts, SyntheticPeople errors) =>
        errors.Below(100) >= facts.MistakenYears ? person.BirthYear : person.BirthYear + ((errors.Below(2) == 0 ? 1 : -1) * Mistakes[errors.Below(Mistakes.Length)]);

    private static void AskUnfinished(IdentityIndex index, SyntheticPerson[] people)
    {
        var random = new SyntheticPeople(Seed + 2);
        var times = new List<double>();
        for (var i = 0; i < Questions; i++)
        {
            var name = people[random.Below(people.Length)].Latin;
            var start = Stopwatch.GetTimestamp();
            index.Find(new LookupQuery(name[..Math.Max(2, 2 + random.Below(name.Length - 1))], IsUnfinished: true, Count: Found));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        PrintTimes("unfinished name", times);
    }

    private static void Change(IdentityIndex index, SyntheticPerson[] people)
    {
        var random = new SyntheticPeople(Seed + 3);
        var times = new List<double>();
        for (var i = 0; i < 1000; i++)
        {
            var person = people[random.Below(people.Length)];
            var start = Stopwatch.GetTimestamp();
            index.Put(Identity(person));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        PrintTimes("replace one", times);
        var newcomers = new SyntheticPeople(Seed + 5).Take(people.Length + 2000).Skip(people.Length).Select(Identity);
        var (bare, withIndex) = LookupCommits.Measure(index, newcomers);
        Print($"insert and commit: {withIndex:0.000} ms beside {bare:0.000} ms for the commit alone, {withIndex / bare:0.000} times as long (medians)");
    }

    private static int Number(Guid id) => BitConverter.ToInt32(id.ToByteArray());

    private static void PrintTimes(string title, List<double> times)
    {
        times.Sort();
        Print($"{title}: p50 {times[times.Count / 2]:0.000} ms, p95 {times[times.Count * 95 / 100]:0.000} ms, p99 {times[times.Count * 99 / 100]:0.000} ms, max {times[^1]:0.0} ms");
    }

    private static void PrintRecall(Dictionary<(string Culture, Slip Slip), Hits> hits)
    {
        Console.WriteLine($"  right person in the first {Found} (anybody of the same name in brackets)");
        Console.WriteLine("  " + "culture".PadRight(12) + string.Concat(NameSlips.All.Select(s => s.ToString().PadRight(18))));
        foreach (var culture in SyntheticPeople.Cultures.Select(c => c.Culture).Append("all"))
        {
            var cells = NameSlips.All.Select(slip =>
            {
                var sum = Sum(hits.Where(h => h.Key.Slip == slip && (culture == "all" || h.Key.Culture == culture)));
                return sum.All == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{sum.Right / (double)sum.All:0.000} ({sum.Namesake / (double)sum.All:0.000})");
            });
            Console.WriteLine("  " + culture.PadRight(12) + string.Concat(cells.Select(c => c.PadRight(18))));
        }

        var all = Sum(hits);
        Print($"  all slips: right person first {all.First / (double)all.All:0.000}, in the first {Found} {all.Right / (double)all.All:0.000}, at most {all.Ceiling / all.All:0.000} because of equal names, anybody of the same name {all.Namesake / (double)all.All:0.000}");
    }

    private static Hits Sum(IEnumerable<KeyValuePair<(string Culture, Slip Slip), Hits>> hits) => hits.Aggregate(new Hits(), (sum, one) => sum.Plus(one.Value));

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private readonly record struct Hits(int Right, int First, int Namesake, double Ceiling, int All)
    {
        public Hits Plus(bool right, bool first, bool namesake, double ceiling) => Plus(new Hits(right ? 1 : 0, first ? 1 : 0, namesake ? 1 : 0, ceiling, 1));

        public Hits Plus(Hits other) => new(Right + other.Right, First + other.First, Namesake + other.Namesake, Ceiling + other.Ceiling, All + other.All);
    }
}
