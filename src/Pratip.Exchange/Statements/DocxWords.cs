using System.IO.Compression;
using System.Xml;

namespace Pratip.Exchange.Statements;

/// <summary>
/// The words of a word processor's document: paragraphs, tables and foot-notes, without what was deleted or is hidden. Its parts are unpacked within
/// bounds, because what an archive says of its size is only what it says.
/// </summary>
internal sealed class DocxWords(string name)
{
    private const int MostParts = 4096;

    private const long MostUnpacked = 64_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MostUnpacked,
    };

    private readonly PageWords _words = new();
    private long _left = MostUnpacked;

    public static FileText Read(byte[] content, string name)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return new DocxWords(name).Read(archive);
        }
        catch (XmlException cause)
        {
            throw new UnreadableTextException(cause.Message.Contains("DTD", StringComparison.Ordinal) ? TextFault.ForbiddenXml : TextFault.Damaged, name, cause);
        }
        catch (Exception cause) when (cause is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new UnreadableTextException(TextFault.Damaged, name, cause);
        }
    }

    private FileText Read(ZipArchive archive)
    {
        if (archive.Entries.Count > MostParts)
        {
            throw new UnreadableTextException(TextFault.ZipBomb, name);
        }

        var main = Find(archive, "word/document.xml") ?? throw new UnreadableTextException(
            archive.GetEntry("mimetype") is not null || archive.Entries.Any(part => part.FullName.StartsWith("word/", StringComparison.Ordinal)) ? TextFault.OtherDocument : TextFault.OtherKind, name);
        Walk(main);
        foreach (var notes in (string[])["word/footnotes.xml", "word/endnotes.xml"])
        {
            if (Find(archive, notes) is { } part)
            {
                _words.Paragraph();
                Walk(part);
            }
        }

        var (title, day) = Find(archive, "docProps/core.xml") is { } core ? About(core) : default;
        return new(_words.ToString(), TextFileKind.Docx) { Title = title, Day = day };
    }

    private ZipArchiveEntry? Find(ZipArchive archive, string part)
    {
        var found = archive.Entries.FirstOrDefault(entry => string.Equals(entry.FullName, part, StringComparison.OrdinalIgnoreCase));
        return found is { IsEncrypted: true } ? throw new UnreadableTextException(TextFault.PasswordProtected, name) : found;
    }

    private XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(new BoundedStream(part.Open(), this), Settings);

    private void Walk(ZipArchiveEntry part)
    {
        using var reader = Open(part);
        var run = new DocxRunState();
        var cells = 0;
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                cells += reader.LocalName == "tc" && !reader.IsEmptyElement ? 1 : 0;
                Begin(reader, run);
            }
            else if (reader.NodeType is XmlNodeType.EndElement)
            {
                cells -= reader.LocalName == "tc" ? 1 : 0;
                End(reader.LocalName, run, cells > 0);
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && run.IsWords)
            {
                _words.Add(reader.Value);
            }
        }
    }

    private void Begin(XmlReader reader, DocxRunState run)
    {
        switch (reader.LocalName)
        {
            // The same content once more, for programs that do not know the newer form of it; and the lines above foot-notes.
            case "Fallback" or "footnote" or "endnote" when reader.LocalName == "Fallback" || reader.GetAttribute("type", reader.NamespaceURI) is "separator" or "continuationSeparator":
                run.SkippedFrom ??= reader.IsEmptyElement ? null : reader.Depth;
                break;
            case "r":
                run.Begin();
                break;
            case "vanish" when !IsOff(reader):
                run.IsHidden = true;
                break;
            case "vertAlign" when reader.GetAttribute("val", reader.NamespaceURI) == "superscript":
                run.IsRaised = true;
                break;
            case "t" when !reader.IsEmptyElement && !run.IsLeftOut:
                run.IsWords = true;
                if (run.IsRaised)
                {
                    _words.BeginRaised();
                }

                break;
            case "tab" or "ptab" when run.IsIn && !run.IsLeftOut:
                _words.Gap();
                break;
            case "br" or "cr" when !run.IsLeftOut:
                _words.Line();
                break;
            case "noBreakHyphen" when !run.IsLeftOut:
                _words.Add("-");
                break;
        }
    }

    private void End(string element, DocxRunState run, bool isInCell)
    {
        if (run.SkippedFrom is not null && element is "Fallback" or "footnote" or "endnote")
        {
            run.SkippedFrom = null;
            return;
        }

        switch (element)
        {
            case "t":
                run.IsWords = false;
                if (run.IsRaised)
                {
                    _words.EndRaised();
                }

                break;
            case "r":
                run.End();
                break;
            case "tc":
                _words.Gap();
                break;
            case "p" when isInCell:
                _words.Gap();
                break;
            case "p" or "tr" when run.SkippedFrom is null:
                _words.Paragraph();
                break;
        }
    }

    private (string? Title, DateOnly? Day) About(ZipArchiveEntry core)
    {
        using var reader = Open(core);
        string? title = null;
        DateOnly? day = null;
        string? within = null;
        while (reader.Read())
        {
            within = reader.NodeType switch
            {
                XmlNodeType.Element => reader.IsEmptyElement ? null : reader.LocalName,
                XmlNodeType.EndElement => null,
                _ => within,
            };
            if (reader.NodeType is XmlNodeType.Text)
            {
                title = within == "title" ? reader.Value : title;
                day = within == "created" ? PlainText.DayOf(reader.Value) : day;
            }
        }

        return (string.IsNullOrWhiteSpace(title) ? null : title, day);
    }

    private static bool IsOff(XmlReader reader) => reader.GetAttribute("val", reader.NamespaceURI) is "0" or "false" or "off";

    /// <summary>What is known of the run that is being read.</summary>
    private sealed class DocxRunState
    {
        public bool IsIn { get; private set; }

        public bool IsHidden { get; set; }

        public bool IsRaised { get; set; }

        public bool IsWords { get; set; }

        public int? SkippedFrom { get; set; }

        public bool IsLeftOut => IsHidden || SkippedFrom is not null;

        public void Begin() => (IsIn, IsHidden, IsRaised) = (true, false, false);

        public void End() => (IsIn, IsHidden, IsRaised, IsWords) = (false, false, false, false);
    }

    /// <summary>Counts what is unpacked, over all parts.</summary>
    private sealed class BoundedStream(Stream packed, DocxWords owner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = packed.Read(buffer, offset, count);
            owner._left -= read;
            return owner._left >= 0 ? read : throw new UnreadableTextException(TextFault.ZipBomb, owner.Name);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            packed.Dispose();
            base.Dispose(disposing);
        }
    }

    private string Name => name;
}
