namespace Pratip.Reference;

/// <summary>A data file that ships with the program is wrong. The message names the file and the entry, for whoever edits it.</summary>
public sealed class ReferenceDataException : Exception
{
    public ReferenceDataException(string file, string entry, string problem, Exception? inner = null)
        : base($"{file}, {entry}: {problem}", inner)
    {
        File = file;
        Entry = entry;
    }

    public string File { get; }

    public string Entry { get; }
}
