using System.CommandLine;
using Pratip.Commands;

namespace Pratip.Tests.Commands;

/// <summary>A mistake in a file of definitions was told as an unhandled exception with its stack.</summary>
public sealed class UnfitDefinitionTests
{
    private const string Mistake = "measures.json, line 7, measure 'cases': counting Rows of 'cases' yields Case, not Suspect.";

    public static TheoryData<string> Wrappings => ["bare", "type", "types"];

    [Theory]
    [MemberData(nameof(Wrappings))]
    public async Task It_is_told_as_one_sentence_and_the_command_fails(string wrapping)
    {
        Exception problem = new InvalidDataException(Mistake);
        for (var i = 0; i < Array.IndexOf(["bare", "type", "types"], wrapping); i++)
        {
            problem = new TypeInitializationException("Pratip.Statistics.Measures.MeasureCatalogue", problem);
        }

        var command = new Command("count", "counts");
        command.Runs((_, _, _, _) => throw problem);
        var root = new RootCommand("a program") { CommonOptions.Data, CommonOptions.Json, command };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await root.Parse(["count"]).InvokeAsync(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false }, CancellationToken.None);
        Assert.Equal((Program.JobFailed, "", "pratip: " + Mistake), (exit, output.ToString(), error.ToString().TrimEnd()));
    }

    [Fact]
    public void Another_problem_is_none_of_a_definition() => Assert.Null(Job.UnfitDefinition(new TypeInitializationException("Pratip.Any", new InvalidOperationException("x"))));
}
