using Microsoft.Playwright;

namespace Pratip.EndToEnd;

/// <summary>One person's browser: the page, what it complained about and what it weighed.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // The browser reports an error page as an error of its own; everything else is a fault of the page.
            if (message.Type is "error" or "warning" && !message.Text.Contains("responded with a status of 4", StringComparison.Ordinal))
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.RequestFinished += (_, request) => Finished.Add(request);
    }

    public IPage Page { get; }

    /// <summary>Script errors and violations of the content security policy.</summary>
    public List<string> Complaints { get; } = [];

    public List<IRequest> Finished { get; } = [];

    public static async Task<Visitor> Enter(IBrowserContext context) => new(context, await context.NewPageAsync());

    public async Task<string> Open(string address)
    {
        await Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        // Fonts are asked for after the page has loaded, once the browser knows which letters it needs.
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        return address;
    }

    /// <summary>Everything that travelled to the browser, headers and bodies as they were compressed.</summary>
    public async Task<long> Weight()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var sum = 0L;
        foreach (var request in Finished.ToArray())
        {
            var sizes = await request.SizesAsync();
            sum += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        return sum;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
