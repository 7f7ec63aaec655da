using System.Text;
using Pratip.Exchange.Encounters;
using Pratip.Exchange.Imports;
using Pratip.Registry.Encounters;

namespace Pratip.Exchange.Tests.Encounters;

public sealed class PeopleListTests
{
    private static readonly Guid Encounter = Guid.Parse("019c0000-0000-7000-8000-000000000001");

    [Fact]
    public void A_list_is_read_with_what_the_source_wrote_and_the_same_lines_each_time()
    {
        var (first, again) = (Read("Number,Sex,Claimed citizenship,Language,ជាប់ឃុំ\n1,ស្រី,Chinese,ចិន,no\n2,m,,,\n"), Read("Number,Sex\n2,f\n"));
        Assert.Empty(first.Problems);
        Assert.Equal(("1", "female", "CN", "Chinese", "zh", false), (first.Lines[0].Number, first.Lines[0].Sex, first.Lines[0].Citizenship, first.Lines[0].CitizenshipAsReported, first.Lines[0].Language, first.Lines[0].IsHeld));
        Assert.True(first.Lines[1].IsHeld);
        Assert.Equal(first.Lines[1].Id, Assert.Single(again.Lines).Id);
        Assert.NotEqual(first.Lines[0].Id, first.Lines[1].Id);
    }

    [Fact]
    public void Names_may_stand_in_two_columns_and_what_is_said_of_one_stands_at_its_cell()
    {
        var list = Read("Number,Sex,Name in own script,ឈ្មោះជាអក្សរឡាតាំង\n1,m,王伟,Wang Wei\n2,f,,\n");
        Assert.Empty(list.Problems);
        Assert.Equal(("王伟", "Wang Wei"), (list.Lines[0].NameOwn, list.Lines[0].NameLatin));
        Assert.Equal((null, null), (list.Lines[1].NameOwn, list.Lines[1].NameLatin));
        var (placed, _) = list.Placed([new Registry.Entry.EntryProblem(PersonLine.Field(nameof(PersonLine.NameLatin), 0), new Reference.Wording.Message("encounters.names"))]);
        Assert.Equal("D2", Assert.Single(placed).Address);
    }

    [Fact]
    public void The_empty_list_explains_itself_and_not_the_return_of_an_agency()
    {
        using var book = new MemoryStream();
        PeopleTemplate.Write(book, Kernel.Language.English, "Demonstration register");
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(book.ToArray()));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open());
        var notes = reader.ReadToEnd();
        Assert.Contains("One row is one person met", notes, StringComparison.Ordinal);
        Assert.Contains("មួយជួរគឺមនុស្សម្នាក់ដែលបានជួប", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("On the sheet", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing to report", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void One_cell_that_cannot_be_read_refuses_the_whole_file_at_its_place()
    {
        var list = Read("number,sex,apparent_age\n1,m,25\n2,?,x\n,f,3\n");
        Assert.Empty(list.Lines);
        Assert.Equal(["B3", "C3", "A4"], list.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.Address), StringComparer.Ordinal);
        Assert.All(list.Problems, problem => Assert.Equal("list", problem.Sheet));
    }

    [Fact]
    public void What_the_register_says_of_a_line_stands_at_its_cell()
    {
        var list = Read("number,sex\n1,m\n1,f\n");
        var problems = new EnterPeopleOptions { EncounterId = Encounter, People = list.Lines, Ground = "none" }.Problems(DateTimeOffset.UtcNow);
        var (placed, others) = list.Placed(problems);
        Assert.Equal((3, "A3"), (Assert.Single(placed).Row, placed[0].Address));
        Assert.Equal("Ground", Assert.Single(others).Field);
    }

    [Theory]
    [InlineData("street,house\na,b\n")]
    [InlineData("number,sex\n")]
    [InlineData("")]
    public void A_file_without_the_list_says_so(string text)
    {
        var list = Read(text);
        Assert.Empty(list.Lines);
        Assert.NotEmpty(list.Problems);
    }

    private static PeopleList Read(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
            return PeopleList.Read(path, "list.csv", Encounter, new DateOnly(2026, 3, 2));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
