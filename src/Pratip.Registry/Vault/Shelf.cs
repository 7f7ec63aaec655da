namespace Pratip.Registry.Vault;

/// <summary>
/// Where tools lie between uses that cost more to prepare than to use once. A tool serves one thread at a time; two lie
/// ready, and a third thread gets one made for it.
/// </summary>
internal sealed class Shelf<T>(Func<T> make)
    where T : class, IDisposable
{
    private T? _first;
    private T? _second;

    public T Take() => Interlocked.Exchange(ref _first, null) ?? Interlocked.Exchange(ref _second, null) ?? make();

    public void GiveBack(T tool)
    {
        if (Interlocked.Exchange(ref _first, tool) is { } other)
        {
            Interlocked.Exchange(ref _second, other)?.Dispose();
        }
    }

    public void Clear()
    {
        Interlocked.Exchange(ref _first, null)?.Dispose();
        Interlocked.Exchange(ref _second, null)?.Dispose();
    }
}
