namespace Pratip.Exchange;

/// <summary>A program of the machine that is used where it is there.</summary>
internal static class InstalledProgram
{
    /// <param name="named">The file somebody named; then no other is looked for.</param>
    /// <param name="folders">Where else to look, as the variable PATH lists them.</param>
    /// <param name="names">What it may be called, the likeliest first.</param>
    /// <returns>Null where it is not there.</returns>
    public static string? Find(string? named, string? folders, params IReadOnlyList<string> names) =>
        named is { Length: > 0 }
            ? (File.Exists(named) ? named : null)
            : (folders ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
}
