using System.Diagnostics;
using System.Security.Cryptography;
using Pratip.Bench.Lookup;
using Pratip.Linkage.Encoded;

namespace Pratip.Bench.Linkage;

/// <summary>Encodings of invented people: how fast they are made and compared, and whom they find.</summary>
internal static class EncodedBench
{
    private const double Least = 0.8;

    public static void Run(int count)
    {
        Console.WriteLine($"encoded comparison of {count:N0} with {count:N0}, {Load.Describe()}");
        var encoder = new RecordEncoder(SHA256.HashData("a key of the benchmark"u8), "benchmark");
        var people = new SyntheticPeople(11).Take(count).ToArray();
        var random = new SyntheticPeople(12);
        var watch = Stopwatch.StartNew();
        var ours = people.Select(person => encoder.Encode(new EncodedFacts(person.Latin, person.BirthYear, 3, 14, person.Sex))).ToList();
        Console.WriteLine($"encoding {count / watch.Elapsed.TotalSeconds:N0} a second");
        var theirs = people.Select(person => encoder.Encode(new EncodedFacts(NameSlips.Write(person with { Recorded = [person.Latin] }, Slip.OneEdit, random), person.BirthYear, 3, 14, person.Sex))).ToList();
        var (first, second) = (new EncodedSet(ours), new EncodedSet(theirs));
        first.Match(second, Least);
        var processor = Environment.CpuUsage.TotalTime;
        var matches = first.Match(second, Least);
        var used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        var right = matches.Count(match => match.A == match.B);
        Console.WriteLine($"{(double)count * count / used / 1e6:N0} million pairs a second and core ({used:0.00} s of processor)");
        Console.WriteLine($"one slip in the name, likeness at least {Least}: {right / (double)count:0.000} of the people found, {matches.Count - right:N0} other pairs; {Load.Describe()}");
    }
}
