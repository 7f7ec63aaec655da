using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pratip.Linkage.Clusters;
using Pratip.Linkage.Linking;
using Pratip.Linkage.Records;

namespace Pratip.Linkage.Tests.Linking;

public sealed class LinkerTests
{
    private const string ResultFile = "PRATIP_LINKAGE_RESULT";

    [Theory]
    [InlineData(1_000)]
    [InlineData(6_000)]
    public void Records_of_one_person_are_found_without_knowing_any_truth(int persons)
    {
        var (table, truth) = InventedReports.Make(persons, 1);
        var run = new Linker(table, new LinkageOptions()).Run();
        var clusters = PersonClusters.Of(run, LinkageConstraints.None);
        Assert.InRange(InventedReports.F1(record => clusters[record], truth), 0.985, 1);
        Assert.InRange(clusters.Count, persons * 0.985, persons * 1.015);
        Assert.Equal(clusters.Count, Enumerable.Range(0, table.Count).Count(record => clusters[record] == record));
    }

    [Fact]
    public void With_blocking_nearly_nobody_is_lost_who_is_found_without()
    {
        var (table, truth) = InventedReports.Make(4_000, 2);
        var blocked = new Linker(table, new LinkageOptions { LeastPairs = 0 }).Run();
        Assert.NotEmpty(blocked.Rules);
        Assert.InRange(InventedReports.F1(Persons(blocked), truth), 0.98, 1);
    }

    [Fact]
    public void The_weight_of_a_pair_is_the_sum_of_its_explained_parts()
    {
        var (table, _) = InventedReports.Make(500, 3);
        var run = new Linker(table, new LinkageOptions()).Run();
        var chance = new SeededDraw(4);
        for (var i = 0; i < 3_000; i++)
        {
            var (a, b) = i < run.Edges.Count && i % 2 == 0 ? (run.Edges[i].A, run.Edges[i].B) : (chance.Below(table.Count), chance.Below(table.Count));
            var explained = run.Explain(a, b);
            Assert.Equal(run.Weigh(a, b), explained.Parts.Sum(part => part.Weight + part.Rarity), 6);
            Assert.Equal(run.Weigh(a, b), run.Weigh(b, a));
            Assert.Equal(run.Model.Probability(run.Weigh(a, b)), explained.Probability, 6);
        }

        Assert.All(run.Edges, edge => Assert.Equal(edge.Bits, run.Weigh(edge.A, edge.B)));
    }

    [Fact]
    public void Stronger_agreement_never_weighs_less_than_none()
    {
        var (table, _) = InventedReports.Make(2_000, 5);
        var run = new Linker(table, new LinkageOptions()).Run();
        Assert.All(run.Model.Fields, field =>
        {
            Assert.True(field.Weight(field.Levels.Count - 1) > field.Weight(1), field.Field);
            Assert.Equal(1, field.Same.Sum(), 6);
            Assert.Equal(0, field.Weight(0));
        });
    }

    [Fact]
    public void Judgements_bind_the_clusters()
    {
        var (table, truth) = InventedReports.Make(300, 6);
        var run = new Linker(table, new LinkageOptions()).Run();
        var free = PersonClusters.Of(run, LinkageConstraints.None);
        var joined = run.Edges.First(edge => free[edge.A] == free[edge.B]);
        var apart = (A: 0, B: Enumerable.Range(1, table.Count - 1).First(record => truth[record] != truth[0] && free[record] != free[0]));
        var bound = PersonClusters.Of(run, new LinkageConstraints([apart], [(joined.A, joined.B)]));
        Assert.NotEqual(bound[joined.A], bound[joined.B]);
        Assert.Equal(bound[apart.A], bound[apart.B]);
    }

    [Fact]
    public void Sources_without_duplicates_are_linked_only_with_each_other()
    {
        var (table, _) = InventedReports.Make(500, 7);
        var sources = Enumerable.Range(0, table.Count).Select(record => record % 2).ToArray();
        var run = new Linker(table, new LinkageOptions { Sources = sources }).Run();
        Assert.NotEmpty(run.Edges);
        Assert.All(run.Edges, edge => Assert.NotEqual(sources[edge.A], sources[edge.B]));
    }

    [Fact]
    public void Few_or_empty_records_are_no_fault()
    {
        foreach (var names in new string?[][] { [], ["Sok Dara"], ["Sok Dara", "Sok Dara"], [null, null, null], ["😀", "😀", "123", new string('x', 10_000)] })
        {
            var builder = new RecordTableBuilder([new("name", FieldKind.Name), new("birth", FieldKind.Date)]);
            Array.ForEach(names, name => builder.Add(name, null));
            var run = new Linker(builder.Build(), new LinkageOptions()).Run();
            Assert.InRange(PersonClusters.Of(run, LinkageConstraints.None).Count, 0, names.Length);
            Assert.InRange(UniquePersons.Count(run, LinkageConstraints.None, 1).Median, 0, names.Length);
        }
    }

    [Fact]
    public void What_is_certain_has_an_interval_without_width()
    {
        var (table, truth) = InventedReports.Make(1_000, 8);
        var count = UniquePersons.Count(new Linker(table, new LinkageOptions()).Run(), LinkageConstraints.None, 9);
        Assert.InRange(count.Median, count.Low, count.High);
        Assert.InRange(count.Median, truth.Distinct().Count() * 0.98, truth.Distinct().Count() * 1.02);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Whatever_the_processor_can_the_result_is_the_same(string switchedOff)
    {
        var file = Path.GetTempFileName();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(LinkerTests).Assembly.Location);
        }

        start.ArgumentList.Add("--filter-method");
        start.ArgumentList.Add("*" + nameof(The_result_of_a_run_has_a_fingerprint));
        start.Environment[switchedOff] = "0";
        start.Environment[ResultFile] = file;
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(Fingerprint(), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        File.Delete(file);
    }

    [Fact]
    public void The_result_of_a_run_has_a_fingerprint()
    {
        var result = Fingerprint();
        if (Environment.GetEnvironmentVariable(ResultFile) is { } file)
        {
            File.WriteAllText(file, result);
        }

        Assert.Equal(result, Fingerprint());
    }

    private static string Fingerprint()
    {
        var (table, _) = InventedReports.Make(2_500, 10);
        var run = new Linker(table, new LinkageOptions { LeastPairs = 0 }).Run();
        var clusters = PersonClusters.Of(run, LinkageConstraints.None);
        var text = new StringBuilder();
        foreach (var edge in run.Edges)
        {
            text.Append(CultureInfo.InvariantCulture, $"{edge.A} {edge.B} {edge.Weight};");
        }

        text.AppendJoin(' ', Enumerable.Range(0, table.Count).Select(record => clusters[record]));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Func<int, int> Persons(LinkageRun run)
    {
        var clusters = PersonClusters.Of(run, LinkageConstraints.None);
        return record => clusters[record];
    }
}
