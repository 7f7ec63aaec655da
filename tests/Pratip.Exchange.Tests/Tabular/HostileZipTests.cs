using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Pratip.Exchange.Tabular;

namespace Pratip.Exchange.Tests.Tabular;

public sealed class HostileZipTests : IDisposable
{
    private const string Row = "<row r='1'><c r='A1'><v>1</v></c></row>";

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_workbook_cut_off_anywhere_is_damaged()
    {
        var whole = Files.Raw(Row);
        for (var length = 4; length < whole.Length; length += 97)
        {
            Assert.Equal(UnreadableReason.Damaged, _files.Refused(whole[..length]).Reason);
        }
    }

    [Fact]
    public void A_bit_that_changed_inside_a_sheet_is_noticed_before_its_first_row()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var source = new ZipArchive(new MemoryStream(Files.Raw("<row><c><v>1234567</v></c></row>")));
            foreach (var entry in source.Entries)
            {
                // Stored, not packed, so that the changed digit is still a digit.
                using var to = zip.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                using var from = entry.Open();
                from.CopyTo(to);
            }
        }

        var changed = bytes.ToArray();
        changed[changed.AsSpan().IndexOf("1234567"u8)] = (byte)'9';
        using var file = TabularFile.Open(_files.Add("a.xlsx", changed));
        using var rows = file.Sheets.First().Rows.GetEnumerator();
        Assert.Equal(UnreadableReason.Damaged, Assert.Throws<UnreadableFileException>(() => rows.MoveNext()).Reason);
    }

    [Fact]
    public void A_part_that_inflates_out_of_proportion_is_a_bomb()
    {
        var bomb = Files.Raw(string.Concat(Enumerable.Repeat("<row/>", 4_000_000)));
        Assert.True(bomb.Length < 200_000);
        Assert.Equal("zip-bomb", _files.Refused(bomb).Code);
    }

    [Fact]
    public void The_limits_count_what_was_inflated_and_not_what_the_header_says()
    {
        var bytes = Files.Raw(string.Concat(Enumerable.Repeat("<row/>", 100_000)));
        var limits = new TabularLimits { MaxInflatedEntryBytes = 500_000 };
        Assert.Equal(UnreadableReason.ZipBomb, _files.Refused(bytes, limits).Reason);

        Lie(bytes, "xl/worksheets/sheet1.xml", claimed: 10);
        Assert.Contains(_files.Refused(bytes, limits).Reason, (UnreadableReason[])[UnreadableReason.ZipBomb, UnreadableReason.Damaged]);
    }

    [Fact]
    public void All_parts_together_have_a_limit_too()
    {
        var bytes = Files.Raw(string.Concat(Enumerable.Repeat("<row/>", 10_000)), strings: string.Concat(Enumerable.Repeat("<si/>", 10_000)));
        Assert.Equal(UnreadableReason.ZipBomb, _files.Refused(bytes, new TabularLimits { MaxInflatedBytes = 90_000 }).Reason);
    }

    [Fact]
    public void Too_many_parts_are_refused_before_the_directory_is_loaded()
    {
        var parts = Enumerable.Range(0, 50).Select(i => ($"xl/part{i}.xml", "x")).ToArray();
        Assert.Equal(UnreadableReason.TooManyParts, _files.Refused(Files.Zip(parts), new TabularLimits { MaxZipEntries = 20 }).Reason);
    }

    [Fact]
    public void A_directory_longer_than_its_end_record_says_is_refused()
    {
        var bytes = Files.Zip([.. Enumerable.Range(0, 50).Select(i => ($"xl/part{i}{new string('x', 900)}.xml", "x"))]);
        var end = bytes.AsSpan(bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8));
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], 1);
        Assert.Equal(UnreadableReason.TooManyParts, _files.Refused(bytes, new TabularLimits { MaxZipEntries = 20 }).Reason);
    }

    [Fact]
    public void Two_parts_under_one_name_are_refused() =>
        Assert.Equal(UnreadableReason.Damaged, _files.Refused(Files.Zip(("xl/workbook.xml", "<a/>"), ("XL/workbook.xml", "<b/>"))).Reason);

    [Fact]
    public void An_encrypted_part_asks_for_the_password_to_be_removed()
    {
        var bytes = Files.Raw(Row);
        for (var at = 0; (at = Next(bytes, "PK\u0001\u0002"u8, at)) >= 0; at += 4)
        {
            bytes[at + 8] |= 1;
        }

        Assert.Equal(UnreadableReason.PasswordProtected, _files.Refused(bytes).Reason);
    }

    private static void Lie(byte[] bytes, string part, uint claimed)
    {
        for (var at = 0; (at = Next(bytes, "PK\u0001\u0002"u8, at)) >= 0; at += 4)
        {
            if (bytes.AsSpan(at + 46).StartsWith(Encoding.ASCII.GetBytes(part)))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 24), claimed);
            }
        }
    }

    private static int Next(byte[] bytes, ReadOnlySpan<byte> mark, int from)
    {
        var at = bytes.AsSpan(from).IndexOf(mark);
        return at < 0 ? -1 : from + at;
    }
}
