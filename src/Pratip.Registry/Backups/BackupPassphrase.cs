using System.Text;
using Pratip.Reference.Characters;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Backups;

/// <summary>What opens an archive. It comes from a file or the environment and never from the command line, which other users of the machine can read.</summary>
public sealed class BackupPassphrase
{
    /// <summary>An archive can be guessed at for years on other people's machines.</summary>
    public const int Shortest = 16;

    private readonly string _text;

    private BackupPassphrase(string text) => _text = text;

    /// <summary>One passphrase typed on two keyboards is one passphrase: form C, and nothing else is changed.</summary>
    internal byte[] Bytes => Encoding.UTF8.GetBytes(_text);

    public static BackupPassphrase Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(ComposedText.Of(text.TrimEnd('\r', '\n')));
    }

    /// <summary>The file's text without the end of its line.</summary>
    public static BackupPassphrase OfFile(string path)
    {
        try
        {
            return Of(File.ReadAllText(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new RegisterException(new Message("backup.no-passphrase-file", Path.GetFullPath(path)), cause);
        }
    }

    /// <summary>Only asked when an archive is made: an old one opens with what it was made with.</summary>
    internal void RequireLength()
    {
        if (_text.EnumerateRunes().Count() < Shortest)
        {
            throw new RegisterException(new Message("backup.short-passphrase", Shortest));
        }
    }
}
