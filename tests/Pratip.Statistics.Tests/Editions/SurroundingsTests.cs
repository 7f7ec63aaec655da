using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Pratip.Kernel;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Measures;
using Pratip.Statistics.Tabulation;
using Pratip.Statistics.Tests.Sample;
using Pratip.Statistics.Windows;

namespace Pratip.Statistics.Tests.Editions;

/// <summary>
/// Windows, days and canonical bytes in a process of another time zone, and of another language with its own digits, signs and
/// calendar. The program itself runs without the machine's languages; here they are switched on.
/// </summary>
public sealed class SurroundingsTests
{
    private const string ResultFile = "PRATIP_SURROUNDINGS";

    [Theory]
    [InlineData("Pacific/Kiritimati", 14)]
    [InlineData("America/Adak", -10)]
    public async Task Windows_days_and_bytes_are_the_same_in_every_time_zone(string zone, int hours)
    {
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), "This machine has no data of time zones.");
        var (around, found) = await RunAsync(("TZ", zone));
        Assert.Equal(hours.ToString(CultureInfo.InvariantCulture), around[0]);
        Assert.Equal(Fingerprint(), found);
    }

    /// <summary>Years of the Islamic, the Persian and the Buddhist calendar, digits and signs of their own, a comma for the point.</summary>
    [Theory]
    [InlineData("ar-SA", "UmAlQuraCalendar")]
    [InlineData("fa-IR", "PersianCalendar")]
    [InlineData("th-TH", "ThaiBuddhistCalendar")]
    [InlineData("km-KH", "GregorianCalendar")]
    [InlineData("tr-TR", "GregorianCalendar")]
    public async Task Windows_days_and_bytes_are_the_same_in_every_language_and_calendar(string language, string calendar)
    {
        var (around, found) = await RunAsync(("LANG", language.Replace('-', '_') + ".UTF-8"), ("LC_ALL", null));
        Assert.Equal((language, calendar), (around[1], around[2]));
        Assert.Equal(Fingerprint(), found);
    }

    [Fact]
    public void What_is_written_here_reads_back_and_has_a_fingerprint()
    {
        var fingerprint = Fingerprint();
        if (Environment.GetEnvironmentVariable(ResultFile) is { } file)
        {
            var culture = CultureInfo.CurrentCulture;
            var hours = TimeZoneInfo.Local.BaseUtcOffset.TotalHours.ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(file, $"{hours}|{culture.Name}|{culture.Calendar.GetType().Name}\n{fingerprint}");
        }

        Assert.Equal(fingerprint, Fingerprint());
    }

    /// <summary>Starts the tests of this assembly once more, around the one that writes what it found.</summary>
    private static async Task<(string[] Around, string Fingerprint)> RunAsync(params (string Name, string? Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("pratip-surroundings-");
        try
        {
            var result = Path.Combine(folder.FullName, "result");
            var start = Start(folder.FullName);
            start.Environment[ResultFile] = result;
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var said = await errors;
            Assert.SkipWhen(said.Contains("valid ICU package", StringComparison.Ordinal), "This machine has no languages (libicu).");
            Assert.True(process.ExitCode == 0, said + output);
            var lines = (await File.ReadAllTextAsync(result, TestContext.Current.CancellationToken)).Split('\n', 2);
            return (lines[0].Split('|'), lines[1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Start(string folder)
    {
        var assembly = typeof(SurroundingsTests).Assembly.Location;
        var settings = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(assembly, ".runtimeconfig.json")))!;
        settings["runtimeOptions"]!["configProperties"]!["System.Globalization.Invariant"] = false;
        settings["runtimeOptions"]!["configProperties"]!["System.Globalization.PredefinedCulturesOnly"] = false;
        var config = Path.Combine(folder, "runtimeconfig.json");
        File.WriteAllText(config, settings.ToJsonString());
        return new("dotnet", ["exec", "--runtimeconfig", config, "--depsfile", Path.ChangeExtension(assembly, ".deps.json"), assembly, "--filter-method", "*" + nameof(What_is_written_here_reads_back_and_has_a_fingerprint)])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }

    private static string Fingerprint()
    {
        var text = new StringBuilder();
        foreach (var hour in Enumerable.Range(0, 49))
        {
            text.Append(CultureInfo.InvariantCulture, $"{new Moment(new DateTimeOffset(2024, 12, 31, 0, 0, 0, TimeSpan.Zero).AddHours(hour)).Today():yyyy-MM-dd} ");
        }

        foreach (var named in NamedWindows.Standard.Of(2024, 2025))
        {
            Assert.True(NamedWindows.Standard.TryParse(named.Name, out var window) && window == named.Window, named.Name);
            text.Append('\n').Append(named.Name).Append(' ').Append(window).Append(' ').Append(named.Title.En).Append(' ').Append(named.Title.Km);
        }

        foreach (var seed in Enumerable.Range(1, 4))
        {
            var facts = RandomRegister.Of(seed, 30).Total("suspects.cumulative", "2014..2024", 1_234_567).Snapshot();
            var full = EditionBuilder.Build(facts, SampleEdition.Plan);
            var files = CanonicalContent.Write(full, SampleEdition.Docket(full));
            var (content, docket) = ContentReader.Read(files);
            Assert.Equal(ContentManifest.HashOf(files), ContentManifest.HashOf(CanonicalContent.Write(content, docket)));
            Assert.Equal(full.Cells, EditionBuilder.Recompute(FrozenFacts.Read(FrozenFacts.Write(facts)), content).Cells);
            text.Append('\n').Append(Encoding.UTF8.GetString(ContentManifest.Of(files)));
            var months = FigureComputer.Compute(facts, MeasureCatalogue.Standard.Get("cases.headline"), ReportingWindow.OfYear(2024), Breakdown.Month);
            text.AppendJoin(' ', months.Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Key}={row.Value}")));
        }

        return text.ToString();
    }

    private sealed class Moment(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Local;
    }
}
