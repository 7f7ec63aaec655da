using Pratip.Exchange.Encoded;
using Pratip.Exchange.Imports;
using Pratip.Exchange.Tabular;
using Pratip.Linkage.Encoded;

namespace Pratip.Exchange.Tests.Encoded;

public sealed class EncodedFilesTests : IDisposable
{
    private const string Agreement = "NGO-03/2026-1";

    private static readonly string[] Names = ["Sok Dara", "សុខ ដារ៉ា", "Nguyễn Văn An", "王伟", "O'Brien-Keo", "😀", "សុវណ្ណ Chea"];

    private readonly string _folder = Directory.CreateTempSubdirectory("pratip-encoded-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Whatever_is_encoded_is_read_as_it_was_written_in_an_order_that_says_nothing_and_each_row_is_found_by_its_number()
    {
        var key = ExchangeKey.New(Agreement);
        for (var count = 1; count < 60; count += 7)
        {
            var facts = Enumerable.Range(0, count).Select(i => new EncodedFacts($"{Names[i % Names.Length]} {i / Names.Length}", i % 3 == 0 ? null : 1950 + i, i % 12 + 1, null, i % 2 == 0 ? "male" : null)).ToList();
            var rows = facts.Select((_, i) => i + 2).ToList();
            var path = At($"list-{count}");
            EncodedFiles.Write(path, key, facts, rows);
            var read = EncodedList.Read(path);
            Assert.Equal((Agreement, key.Encoder().KeyCheck, count), (read.Agreement, read.KeyCheck, read.Records.Count));
            Assert.Equal(read.Records.Select(record => record.ToString()).Order(StringComparer.Ordinal), read.Records.Select(record => record.ToString()), StringComparer.Ordinal);
            var numbers = File.ReadAllLines(EncodedFiles.RowsOf(path))[1..].Select(line => line.Split(',')).ToList();
            Assert.Equal(rows, numbers.Select(cells => int.Parse(cells[1])).Order());
            Assert.All(numbers, cells => Assert.Equal(
                key.Encoder().Encode(facts[int.Parse(cells[1]) - 2]).ToString(), read.Records[int.Parse(cells[0]) - 1].ToString(), StringComparer.Ordinal));
            var text = File.ReadAllText(path);
            Assert.DoesNotContain("Sok", text.Split('\n')[0], StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(Key(key)), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_with_any_sign_changed_or_cut_off_is_refused()
    {
        var path = At("list");
        EncodedFiles.Write(path, ExchangeKey.New(Agreement), [new("Sok Dara", 1990, null, null, "male"), new("Chea Sovann", null, null, null, null)], [2, 3]);
        var whole = File.ReadAllBytes(path);
        var body = Array.IndexOf(whole, (byte)'\n');
        foreach (var at in Enumerable.Range(body + 1, whole.Length - body - 1).Where(at => at % 13 == 0))
        {
            var changed = whole.ToArray();
            changed[at] = changed[at] == (byte)'A' ? (byte)'B' : (byte)'A';
            Refused(changed);
            Refused(whole[..at]);
        }

        Refused([]);
        Refused("{}\n"u8.ToArray());
        Refused([0xFF, 0xFE, 0x00]);
        Refused([.. "x"u8, .. whole]);

        void Refused(byte[] bytes)
        {
            File.WriteAllBytes(At("bad"), bytes);
            Assert.StartsWith("exchange.encoded.", Assert.Throws<UnreadableFileException>(() => EncodedList.Read(At("bad"))).Problem.Key, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"bitsPerPair\":10", "\"bitsPerPair\":12")]
    [InlineData("\"bits\":1024", "\"bits\":2048")]
    [InlineData("pratip-encoded-1", "pratip-encoded-2")]
    [InlineData("\"turnedPerThousand\":10", "\"turnedPerThousand\":0")]
    public void A_file_of_other_parameters_is_refused(string said, string instead)
    {
        var path = At("list");
        EncodedFiles.Write(path, ExchangeKey.New(Agreement), [new("Sok Dara", 1990, null, null, "male")], [2]);
        File.WriteAllText(path, File.ReadAllText(path).Replace(said, instead, StringComparison.Ordinal));
        Assert.Equal("exchange.encoded.other-way", Assert.Throws<UnreadableFileException>(() => EncodedList.Read(path)).Problem.Key);
    }

    [Fact]
    public void A_key_is_read_as_it_was_drawn_is_for_its_owner_alone_and_is_never_written_over()
    {
        var path = At("agreement.key");
        var key = ExchangeKey.New(Agreement);
        key.Write(path);
        Assert.Equal((Agreement, key.Encoder().KeyCheck), (ExchangeKey.Read(path).Agreement, ExchangeKey.Read(path).Encoder().KeyCheck));
        Assert.NotEqual(key.Encoder().KeyCheck, ExchangeKey.New(Agreement).Encoder().KeyCheck, StringComparer.Ordinal);
        Assert.Throws<IOException>(() => key.Write(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Theory]
    [InlineData("", "key.not-one")]
    [InlineData("a passphrase", "key.not-one")]
    [InlineData("{\"format\":\"pratip-key\",\"version\":2,\"agreement\":\"A\",\"key\":\"AAAA\"}", "key.other-version")]
    [InlineData("{\"format\":\"pratip-key\",\"version\":1,\"agreement\":\"A\",\"key\":\"AAAA\"}", "key.short")]
    [InlineData("{\"format\":\"pratip-key\",\"version\":1,\"agreement\":\" \",\"key\":\"AAAA\"}", "key.no-agreement")]
    public void What_is_no_key_says_so_and_repeats_nothing_of_it(string text, string key)
    {
        File.WriteAllText(At("key"), text);
        Assert.Equal("exchange.encoded." + key, Assert.Throws<UnreadableFileException>(() => ExchangeKey.Read(At("key"))).Problem.Key);
    }

    [Fact]
    public void A_list_is_taken_whole_with_names_in_either_script_and_what_is_known_of_a_birth()
    {
        var people = Read("name_latin,name_own,sex,birth_date,remarks\nSok Dara,,m,1987-03-21,x\n,សុខ ដារ៉ា,f,1990,\nChea Sovann,ជា សុវណ្ណ,unknown,,\n");
        Assert.Equal(
            [new("Sok Dara", 1987, 3, 21, "male"), new EncodedFacts("សុខ ដារ៉ា", 1990, null, null, "female"), new("Chea Sovann", null, null, null, null)], people.Facts);
        Assert.Equal([2, 3, 4], people.Rows);
        Assert.All(people.Problems, problem => Assert.Equal(ProblemSeverity.Warning, problem.Severity));
    }

    [Fact]
    public void One_cell_that_cannot_be_read_refuses_the_list_at_its_place_without_repeating_a_name_or_a_birth()
    {
        var people = Read("name_latin,sex,birth_date\nSok Dara,m,1987-13-41\nChea Sovann,?,1990\n,f,1990\n");
        Assert.Empty(people.Facts);
        Assert.Equal(["C2", "B3", "A4"], people.Problems.Select(problem => problem.Address), StringComparer.Ordinal);
        Assert.Empty(Read("").Facts);
        Assert.NotEmpty(Read("name_latin,sex\n").Problems);
        Assert.NotEmpty(Read("street,house\n1,2\n").Problems);
    }

    private PeopleToEncode Read(string text)
    {
        File.WriteAllText(At("people.csv"), text);
        return PeopleToEncode.Read(At("people.csv"), new DateOnly(2026, 3, 2), CancellationToken.None);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private byte[] Key(ExchangeKey key)
    {
        var path = At(Guid.NewGuid().ToString("N"));
        key.Write(path);
        return System.Text.Json.JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("key").GetBytesFromBase64();
    }
}
