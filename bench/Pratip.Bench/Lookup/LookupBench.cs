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

        Ask(index, people, "warm-up", 400, withYear: true, print: false);
        Ask(index, people, "name and year of birth", Questions, withYear: true, print: true);
        Ask(index, people, "name alone", Questions, withYear: false, print: true);
        AskUnfinished(index, people);
        Change(index, people);
        Print($"{Load.Describe()}");
    }

    private static LookupIdentity Identity(SyntheticPerson person) => new(person.Id, person.Recorded, person.BirthYear, person.Sex, person.Citizenship);

    private static void Ask(IdentityIndex index, SyntheticPerson[] people, string title, int questions, bool withYear, bool print)
    {
        var random = new SyntheticPeople(Seed + 1);
        var processor = Environment.CpuUsage.TotalTime;
        var times = new List<double>();
        var hits = new Dictionary<(string, Slip), (int Right, int Namesake, int All)>();
        for (var i = 0; i < questions; i++)
        {
            var person = people[random.Below(people.Length)];
            var slip = NameSlips.All[i % NameSlips.All.Length];
            var asked = NameSlips.Write(person, slip, random);
            var start = Stopwatch.GetTimestamp();
            var answer = index.Find(new LookupQuery(asked, withYear ? person.BirthYear : null, Count: Found));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            var right = answer.Candidates.Any(c => c.Id == person.Id);
            var namesake = right || answer.Candidates.Any(c => string.Equals(people[Number(c.Id)].Latin, person.Latin, StringComparison.OrdinalIgnoreCase));
            var sum = hits.GetValueOrDefault((person.Culture, slip));
            hits[(person.Culture, slip)] = (sum.Right + (right ? 1 : 0), sum.Namesake + (namesake ? 1 : 0), sum.All + 1);
        }

        if (print)
        {
            PrintTimes(title, times);
            Print($"  processor {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / questions:0.000} ms a question");
            PrintRecall(hits);
        }
    }

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
    }

    private static int Number(Guid id) => BitConverter.ToInt32(id.ToByteArray());

    private static void PrintTimes(string title, List<double> times)
    {
        times.Sort();
        Print($"{title}: p50 {times[times.Count / 2]:0.000} ms, p95 {times[times.Count * 95 / 100]:0.000} ms, p99 {times[times.Count * 99 / 100]:0.000} ms, max {times[^1]:0.0} ms");
    }

    private static void PrintRecall(Dictionary<(string Culture, Slip Slip), (int Right, int Namesake, int All)> hits)
    {
        Console.WriteLine($"  right person in the first {Found} (anybody of the same name in brackets)");
        Console.WriteLine("  " + "culture".PadRight(12) + string.Concat(NameSlips.All.Select(s => s.ToString().PadRight(18))));
        foreach (var culture in SyntheticPeople.Cultures.Select(c => c.Culture).Append("all"))
        {
            var cells = NameSlips.All.Select(slip =>
            {
                var rows = hits.Where(h => h.Key.Slip == slip && (culture == "all" || h.Key.Culture == culture)).Select(h => h.Value).ToList();
                var all = (double)rows.Sum(r => r.All);
                return all == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{rows.Sum(r => r.Right) / all:0.000} ({rows.Sum(r => r.Namesake) / all:0.000})");
            });
            Console.WriteLine("  " + culture.PadRight(12) + string.Concat(cells.Select(c => c.PadRight(18))));
        }
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
