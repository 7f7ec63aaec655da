namespace Pratip.Registry;

/// <summary>Data files that are built into the program: roles, limits, calendars.</summary>
internal static class EmbeddedFile
{
    public static Stream Open(string file) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not in the program.");
}
