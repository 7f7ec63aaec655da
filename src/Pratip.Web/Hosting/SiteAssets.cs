using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pratip.Web.Access;

namespace Pratip.Web.Hosting;

/// <summary>
/// The built styles, scripts, fonts and pictures, held in memory (a few hundred kilobytes). They lie beside the program
/// and not under a web root, so that they are found from any working directory, from a build as from a published copy.
/// Names carry a hash of the content, which lets browsers keep them without asking again.
/// </summary>
public sealed class SiteAssets
{
    private const string Root = "/assets/";

    private readonly FrozenDictionary<string, string> _addresses;
    private readonly FrozenDictionary<string, SiteAsset> _files;

    private SiteAssets(FrozenDictionary<string, string> addresses, FrozenDictionary<string, SiteAsset> files)
    {
        _addresses = addresses;
        _files = files;
    }

    /// <summary>The address of an asset by its plain name, <c>site.css</c>.</summary>
    public string this[string name] => _addresses[name];

    public static SiteAssets Load(string folder)
    {
        var manifestFile = Path.Combine(folder, "manifest.json");
        if (!File.Exists(manifestFile))
        {
            throw new FileNotFoundException($"The styles and scripts of the web site are missing: {manifestFile}. Build the program again with Node installed.", manifestFile);
        }

        using var stream = File.OpenRead(manifestFile);
        var manifest = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        return new(
            manifest.ToFrozenDictionary(pair => pair.Key, pair => Root + pair.Value, StringComparer.Ordinal),
            manifest.Values.ToFrozenDictionary(file => file, file => SiteAsset.Read(Path.Combine(folder, file)), StringComparer.Ordinal));
    }

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Root + "{file}", Serve).Open();

    private async Task Serve(HttpContext http, string file)
    {
        if (!_files.TryGetValue(file, out var asset))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (encoding, bytes) = asset.For(http.Request.Headers.AcceptEncoding.ToString());
        var headers = http.Response.Headers;
        headers.ContentType = asset.ContentType;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ContentLength = bytes.Length;
        if (asset.IsCompressed)
        {
            headers.Vary = "Accept-Encoding";
        }

        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}

/// <summary>One built file in the forms it travels in.</summary>
internal sealed record SiteAsset(string ContentType, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
{
    public bool IsCompressed => Brotli is not null;

    public static SiteAsset Read(string path) => new(
        Path.GetExtension(path) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".woff2" => "font/woff2",
            var other => throw new InvalidDataException($"{path}: no content type is known for '{other}'."),
        },
        File.ReadAllBytes(path),
        ReadIfThere(path + ".br"),
        ReadIfThere(path + ".gz"));

    public (string? Encoding, byte[] Bytes) For(string acceptEncoding)
    {
        if (Brotli is not null && acceptEncoding.Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            return ("br", Brotli);
        }

        return Gzip is not null && acceptEncoding.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? ("gzip", Gzip) : (null, Plain);
    }

    private static byte[]? ReadIfThere(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;
}
