using System.Text;
using Pratip.Reference.Wording;

namespace Pratip.Statistics.Editions;

/// <summary>
/// Holds a bundle against itself: form, hashes, signatures, arithmetic and, with the edition's key, every figure counted once
/// more from the facts with the definitions of the bundle. Needs no register, and says where something differs.
/// </summary>
public static class EditionVerifier
{
    /// <param name="editionKey">Opens the restricted parts; null leaves them closed.</param>
    /// <param name="trustedKey">PEM of the office's key, from elsewhere than the bundle.</param>
    public static EditionVerification Verify(byte[] bundle, byte[]? editionKey, string? trustedKey)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var faults = new List<EditionFault>();
        var notes = new List<Message>();
        var files = FilesOf(bundle, faults);
        var content = files.Values.Where(f => f.Path.StartsWith(CanonicalContent.Folder, StringComparison.Ordinal)).ToList();
        if (files.Count == 0)
        {
            return new(null, null, false, faults, notes);
        }

        // What is missing was said, and the list of hashes would only say it again line by line.
        var isWhole = CanonicalContent.Paths.All(files.ContainsKey);
        CheckHashes(files, content, isWhole, faults);
        var said = isWhole ? TryRead(content, faults, f => f) : null;
        var hash = ContentManifest.HashOf(content);
        var name = said is null ? null : EditionName.Of(said.Value.Content.Head);
        new SignatureCheck(files, faults, notes).Run(name, hash, trustedKey);
        var isRecomputed = false;
        if (said is { } read)
        {
            CheckCanonical(read.Content, read.Docket, content, faults);
            faults.AddRange(EditionArithmetic.Check(read.Content));
            CheckDecisions(read.Content, read.Docket, faults);
            isRecomputed = new RecomputationCheck(files, content, faults, notes).Run(read.Content, read.Docket, editionKey);
        }

        return new(name, hash, isRecomputed, faults, notes);
    }

    internal static (EditionContent Content, EditionDocket Docket)? TryRead(IReadOnlyList<ContentFile> files, List<EditionFault> faults, Func<string, string> place)
    {
        try
        {
            return ContentReader.Read(files);
        }
        catch (InvalidDataException e)
        {
            faults.Add(new(null, null, new Message("editions.verify.unreadable", place(e.Message))));
            return null;
        }
    }

    /// <summary>The first line in which two files differ.</summary>
    internal static void Compare(ContentFile expected, ContentFile actual, string says, List<EditionFault> faults)
    {
        var same = expected.Bytes.AsSpan().CommonPrefixLength(actual.Bytes);
        if (same == expected.Bytes.Length && same == actual.Bytes.Length)
        {
            return;
        }

        var line = actual.Bytes.AsSpan(0, same).Count((byte)'\n') + 1;
        faults.Add(new(actual.Path, line, new Message(says, LineOf(actual.Bytes, same), LineOf(expected.Bytes, same))));
    }

    private static Dictionary<string, ContentFile> FilesOf(byte[] bundle, List<EditionFault> faults)
    {
        var files = new Dictionary<string, ContentFile>(StringComparer.Ordinal);
        var read = StoredZip.Read(bundle, out var wrongAt);
        if (read.Count == 0)
        {
            faults.Add(new(null, null, new Message("editions.verify.no-bundle")));
            return files;
        }

        if (wrongAt >= 0)
        {
            faults.Add(new(null, null, new Message("editions.verify.form", wrongAt)));
        }

        var allowed = AllowedPaths();
        foreach (var file in read)
        {
            if (!allowed.Contains(file.Path))
            {
                faults.Add(new(Shown(file.Path), null, new Message("editions.verify.extra")));
            }
            else if (!files.TryAdd(file.Path, file))
            {
                faults.Add(new(file.Path, null, new Message("editions.verify.file-twice")));
            }
        }

        foreach (var path in RequiredPaths(files).Where(path => !files.ContainsKey(path)))
        {
            faults.Add(new(path, null, new Message("editions.verify.missing")));
        }

        return files;
    }

    private static IEnumerable<string> RequiredPaths(Dictionary<string, ContentFile> files) =>
    [
        .. CanonicalContent.Paths, EditionBundle.HashPath, EditionBundle.KeyPath,
        .. Array.Exists(CanonicalContent.StockPaths, files.ContainsKey) ? CanonicalContent.StockPaths : [],
        .. EditionSignature.Required.SelectMany(role => new[] { EditionBundle.StatementPath(role), EditionBundle.SignaturePath(role) }),
        .. files.ContainsKey(EditionBundle.FactsPath) || files.ContainsKey(EditionBundle.FiguresPath) ? new[] { EditionBundle.FactsPath, EditionBundle.FiguresPath } : [],
    ];

    private static HashSet<string> AllowedPaths() => new(
    [
        .. CanonicalContent.Paths, .. CanonicalContent.StockPaths, EditionBundle.HashPath, EditionBundle.KeyPath, EditionBundle.FactsPath, EditionBundle.FiguresPath,
        .. EditionSignature.Roles.SelectMany(role => new[] { EditionBundle.StatementPath(role), EditionBundle.SignaturePath(role) }),
    ], StringComparer.Ordinal);

    private static void CheckHashes(Dictionary<string, ContentFile> files, List<ContentFile> content, bool isWhole, List<EditionFault> faults)
    {
        if (files.TryGetValue(EditionBundle.HashPath, out var manifest))
        {
            var expected = Encoding.UTF8.GetString(manifest.Bytes).Split('\n').ToHashSet(StringComparer.Ordinal);
            foreach (var file in content.Where(f => !expected.Contains(Encoding.UTF8.GetString(ContentManifest.Of([f])).TrimEnd('\n'))))
            {
                faults.Add(new(file.Path, null, new Message("editions.verify.hash")));
            }

            if (isWhole)
            {
                Compare(new(EditionBundle.HashPath, ContentManifest.Of(content)), manifest, "editions.verify.manifest", faults);
            }
        }
    }

    /// <summary>What can be read back is written again and must give the same bytes: no order, sign or space is free.</summary>
    private static void CheckCanonical(EditionContent read, EditionDocket docket, List<ContentFile> content, List<EditionFault> faults)
    {
        var byPath = content.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var file in CanonicalContent.Write(read, docket))
        {
            Compare(file, byPath[file.Path], "editions.verify.not-canonical", faults);
        }
    }

    private static void CheckDecisions(EditionContent content, EditionDocket docket, List<EditionFault> faults)
    {
        var values = content.AllCells.DistinctBy(c => (c.MeasureId, c.Window, c.By, c.Key)).ToDictionary(c => (c.MeasureId, c.Window, c.By, c.Key), c => c.Value);
        faults.AddRange(docket.Changes.Where(c => values.GetValueOrDefault((c.MeasureId, c.Window, c.By, c.Key)) != c.After).Select(c =>
            new EditionFault(CanonicalContent.ChangesPath, null, new Message("editions.verify.other-after", c.MeasureId, c.Window.ToString(), c.By ?? "", c.Key ?? ""))));
        faults.AddRange(docket.Findings.Where(f => f.IsOpen).Select(f => new EditionFault(CanonicalContent.FindingsPath, null, new Message("editions.verify.open-finding", f.Key))));
        faults.AddRange(docket.Changes.Where(c => c.Reason is null).Select(c =>
            new EditionFault(CanonicalContent.ChangesPath, null, new Message("editions.verify.unexplained", c.MeasureId, c.Window.ToString(), c.By ?? "", c.Key ?? ""))));
    }

    private static string LineOf(byte[] bytes, int at)
    {
        var from = bytes.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
        var length = bytes.AsSpan(from).IndexOf((byte)'\n');
        return Shown(Encoding.UTF8.GetString(bytes.AsSpan(from, length < 0 ? bytes.Length - from : length)));
    }

    private static string Shown(string text)
    {
        var clean = string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
        return clean.Length > 120 ? clean[..119] + "…" : clean;
    }
}
