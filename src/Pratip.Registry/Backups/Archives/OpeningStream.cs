using System.Security.Cryptography;
using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Backups.Archives;

/// <summary>Opens the chunks of an archive in turn. Nothing of a chunk is given out before all of it was found as it was sealed.</summary>
internal sealed class OpeningStream(FileStream file, AesGcm cipher, int chunkSize) : OneWayStream
{
    private readonly byte[] _plain = new byte[chunkSize];
    private readonly byte[] _sealed = new byte[chunkSize + ArchiveChunk.TagLength];
    private int _given;
    private int _filled;
    private long _index;
    private bool _isEnded;

    public override bool CanRead => true;

    public override int Read(Span<byte> buffer)
    {
        while (_given == _filled && !_isEnded)
        {
            Open();
        }

        var given = Math.Min(buffer.Length, _filled - _given);
        _plain.AsSpan(_given, given).CopyTo(buffer);
        _given += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(_plain);
        base.Dispose(disposing);
    }

    private void Open()
    {
        var at = file.Position;
        var length = file.ReadAtLeast(_sealed, _sealed.Length, throwOnEndOfStream: false);
        _isEnded = file.Position == file.Length;
        _given = 0;
        if (!TryOpen(length, _isEnded))
        {
            // Whole chunks and then the end of the file, without the one that ends an archive.
            throw new RegisterException(_isEnded && (length == 0 || TryOpen(length, isLast: false))
                ? new Message("backup.cut-short", file.Name)
                : new Message("backup.damaged", file.Name, at));
        }

        _index++;
    }

    private bool TryOpen(int length, bool isLast)
    {
        _filled = length - ArchiveChunk.TagLength;
        if (_filled < 0)
        {
            return false;
        }

        try
        {
            cipher.Decrypt(ArchiveChunk.Nonce(_index, isLast), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, ArchiveChunk.TagLength), _plain.AsSpan(0, _filled));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
