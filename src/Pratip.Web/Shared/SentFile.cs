using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Shared;

/// <summary>A file that came with a form.</summary>
internal static class SentFile
{
    /// <summary>All of it, in memory: a file that the server put aside on its disk would not be sealed.</summary>
    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken ct)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }
}
