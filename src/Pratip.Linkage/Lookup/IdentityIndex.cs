namespace Pratip.Linkage.Lookup;

/// <summary>
/// Finds people by name in memory, in any script, any order, with a slip of the keys. Holds ids and parts of names, nothing to
/// show. Reading takes no lock and waits for nobody; adding, replacing and removing take turns, and every reader sees each of
/// them wholly or not at all.
/// </summary>
public sealed class IdentityIndex
{
    private const int FewDead = 10_000;

    private readonly Lock _writing = new();
    private readonly SearchPool _pool = new();
    private IndexCore _core = new();

    /// <summary>How many people it holds.</summary>
    public int Count
    {
        get
        {
            lock (_writing)
            {
                return _core.Living;
            }
        }
    }

    /// <summary>Adds many; who is there already is replaced.</summary>
    public void Load(IEnumerable<LookupIdentity> identities)
    {
        ArgumentNullException.ThrowIfNull(identities);
        lock (_writing)
        {
            var reader = new WordReader();
            foreach (var identity in identities)
            {
                _core.Put(identity, reader);
            }

            CompactIfWorthwhile();
        }
    }

    /// <summary>Adds somebody, or replaces what was known of them.</summary>
    public void Put(LookupIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        lock (_writing)
        {
            _core.Put(identity, new WordReader());
            CompactIfWorthwhile();
        }
    }

    /// <summary>
    /// Takes somebody out: no later question finds them. Their parts of the name leave the memory when a quarter of all places is
    /// empty, or with <see cref="Compact"/>.
    /// </summary>
    /// <returns>False where nobody has the id.</returns>
    public bool Remove(Guid id)
    {
        lock (_writing)
        {
            var removed = _core.Remove(id);
            CompactIfWorthwhile();
            return removed;
        }
    }

    /// <summary>Writes the index anew without what removed people left behind. Readers go on with the old one meanwhile.</summary>
    public void Compact()
    {
        lock (_writing)
        {
            Volatile.Write(ref _core, _core.Compacted());
        }
    }

    /// <summary>The people who may be meant, best first, each with the parts that met. Never throws for what was typed.</summary>
    public LookupAnswer Find(LookupQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var search = _pool.Rent();
        try
        {
            return search.Find(Volatile.Read(ref _core), query);
        }
        finally
        {
            _pool.Return(search);
        }
    }

    private void CompactIfWorthwhile()
    {
        if (_core.Dead > FewDead && _core.Dead > _core.Living / 3)
        {
            Volatile.Write(ref _core, _core.Compacted());
        }
    }
}
