using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pratip.Exchange.Tabular.Writing;

namespace Pratip.Exchange.Tests.Tabular;

/// <summary>Whatever the bytes, reading ends in rows or in a refusal that names the file.</summary>
public sealed class FuzzTests : IDisposable
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Random_bytes_end_well() => Check.One(Many, Prop.ForAll((byte[] bytes) => Fuzzing.EndsWell(_files, bytes)));

    [Fact]
    public void Random_bytes_behind_a_known_beginning_end_well()
    {
        byte[][] beginnings = ["PK\u0003\u0004"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "\uFEFF"u8.ToArray(), [0xFF, 0xFE], "\""u8.ToArray()];
        Check.One(Many, Prop.ForAll((byte[] bytes, byte which) => Fuzzing.EndsWell(_files, [.. beginnings[which % beginnings.Length], .. bytes])));
    }

    [Fact]
    public void A_damaged_workbook_ends_well() => DamageEndsWell(Workbook());

    [Fact]
    public void A_damaged_sheet_in_a_sound_package_ends_well()
    {
        const string Sheet = "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><f>A1</f><v>45356</v></c></row><row r='3'><c r='A3' t='inlineStr'><is><t>x &amp; y</t></is></c></row></sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells></worksheet>";
        Check.One(Many, Prop.ForAll((int seed) => Fuzzing.EndsWell(_files, Files.Raw(
            "<" + Encoding.Latin1.GetString(Fuzzing.Damage(Encoding.Latin1.GetBytes(Sheet), seed)), "<si><t>a</t></si>"))));
    }

    [Fact]
    public void A_damaged_binary_workbook_ends_well() => DamageEndsWell(XlsBuilder.Build(["Name", "Count"], ["សុខ", 12], ["b", true]));

    [Fact]
    public void A_damaged_text_table_ends_well() =>
        DamageEndsWell(Encoding.UTF8.GetBytes("Name;Count\r\n\"សុខ; ដារ៉ា\";12\r\n\"two\nlines\";3\r\n"));

    [Fact]
    public void A_damaged_UTF_16_table_ends_well() => DamageEndsWell([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Name;Count\r\n\"សុខ; ដារ៉ា\";12\r\n")]);

    private void DamageEndsWell(byte[] whole) => Check.One(Many, Prop.ForAll((int seed) => Fuzzing.EndsWell(_files, Fuzzing.Damage(whole, seed))));

    /// <summary>Stored without packing, so that the damage reaches the XML and not only the packing.</summary>
    private static byte[] Workbook()
    {
        var packed = Files.Book(book =>
        {
            book.AddSheet("Cases").Write("Name", 12, new DateOnly(2024, 3, 5));
            book.AddSheet("Lists", new SheetLayout { Hidden = true }).Write("x");
        });
        using var bytes = new MemoryStream();
        using (var to = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var from = new ZipArchive(new MemoryStream(packed));
            foreach (var entry in from.Entries)
            {
                using var target = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                using var source = entry.Open();
                source.CopyTo(target);
            }
        }

        return bytes.ToArray();
    }
}
