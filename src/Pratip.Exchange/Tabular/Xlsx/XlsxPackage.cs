using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Pratip.Exchange.Tabular.Xlsx;

/// <summary>The parts of a workbook and how they point to each other. No part is read before it was scanned.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int DeepestNesting = 64;

    private readonly Stream _file;
    private readonly ZipArchive _zip;
    private readonly TabularLimits _limits;
    private readonly FileProblems _problems;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<CellRange>> _scanned = new(StringComparer.OrdinalIgnoreCase);
    private long _inflated;

    public XlsxPackage(Stream file, TabularLimits limits, FileProblems problems)
    {
        _file = file;
        _limits = limits;
        _problems = problems;
        ZipDirectory.Check(file, limits, problems);
        file.Position = 0;
        _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
        foreach (var entry in _zip.Entries)
        {
            // Two parts under one name: what one program shows would not be what another one reads.
            if (!_parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
            {
                throw problems.Damaged();
            }
        }
    }

    public IEnumerable<string> PartNames => _parts.Keys;

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>The merged ranges of a sheet, known without reading its rows.</summary>
    public IReadOnlyList<CellRange> MergedRanges(string part) => Scan(part);

    public Stream Open(string part)
    {
        Scan(part);
        return _parts[part].Open();
    }

    public XmlReader Read(string part, XmlNameTable? names = null)
    {
        var text = new StreamReader(Open(part), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, 1 << 16);
        if (text.Peek() == '\uFEFF')
        {
            _ = text.Read();
        }

        return XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            NameTable = names ?? new BoundedNames(),
        });
    }

    /// <summary>Steps to the next node; refuses a tree so deep that walking it would cost memory.</summary>
    public bool Step(XmlReader reader, string part)
    {
        if (!reader.Read())
        {
            return false;
        }

        return reader.Depth <= DeepestNesting ? true : throw _problems.DamagedPart(part);
    }

    /// <summary>The relationships of a part: id, last word of the type, and the part pointed to.</summary>
    public List<(string Id, string Type, string Part)> Relationships(string part)
    {
        var slash = part.LastIndexOf('/');
        var folder = part[..(slash + 1)];
        var file = $"{folder}_rels/{part[(slash + 1)..]}.rels";
        var found = new List<(string, string, string)>();
        if (!Has(file))
        {
            return found;
        }

        using var reader = Read(file);
        while (Step(reader, file))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Type") is { } type
                && reader.GetAttribute("Target") is { } target && reader.GetAttribute("TargetMode") != "External")
            {
                found.Add((id, type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
            }
        }

        return found;
    }

    public void Dispose()
    {
        _zip.Dispose();
        _file.Dispose();
    }

    private IReadOnlyList<CellRange> Scan(string part)
    {
        if (_scanned.TryGetValue(part, out var known))
        {
            return known;
        }

        if (!_parts.TryGetValue(part, out var entry))
        {
            throw _problems.DamagedPart(part);
        }

        if (entry.IsEncrypted)
        {
            throw _problems.Of(UnreadableReason.PasswordProtected);
        }

        var scan = new PartScan(entry, Math.Min(entry.CompressedLength, _file.Length), _limits, _problems);
        _inflated += Faults.Translate(() => scan.Run(_limits.MaxInflatedBytes - _inflated), cause => _problems.DamagedPart(part, cause));
        return _scanned[part] = scan.MergedRanges;
    }

    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step != "..")
            {
                steps.Add(step);
            }
            else if (steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
        }

        return string.Join('/', steps.Where(step => step != "."));
    }
}
