namespace Pratip.Registry.Access.SignIn;

/// <summary>
/// Failures for names that have no account, or none that could sign in. They lock out like real ones, or five guesses would
/// say whether somebody has an account. In memory only and bounded: what is forgotten was tried long ago.
/// </summary>
internal sealed class UnknownNames
{
    private const int Limit = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Tried> _tried = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _tried.Count;
            }
        }
    }

    public DateTimeOffset? LockedUntil(string name, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _tried.TryGetValue(name, out var tried) && tried.LockedUntil > now ? tried.LockedUntil : null;
        }
    }

    /// <summary>Counts a failure; until when the name is locked now, if it is.</summary>
    public DateTimeOffset? Fail(string name, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_tried.Count >= Limit && !_tried.ContainsKey(name))
            {
                _tried.Clear();
            }

            var before = _tried.GetValueOrDefault(name);
            if (before.LockedUntil > now)
            {
                return before.LockedUntil;
            }

            var failures = before.Failures + 1;
            var until = LockOut.Until(failures, now);
            _tried[name] = new Tried(failures, until);
            return until;
        }
    }

    private readonly record struct Tried(int Failures, DateTimeOffset? LockedUntil);
}
