using System.Text;
using Pratip.Linkage.Lookup;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Search;

/// <summary>
/// One box for names and numbers. The lookup in memory knows everybody and gives out ids only; each is read again through the
/// asker's scope of searching before anything is shown, and what is outside leaves no trace: not in the answer, not in a count,
/// and not in which statements are sent.
/// </summary>
public sealed class NameSearch : IDisposable
{
    private readonly Register _register;
    private readonly IdentityIndex _names = new();
    private readonly NumberIndex _numbers;
    private readonly LookupLoader _loader;
    private readonly SearchAllowance _allowance;
    private readonly SemaphoreSlim _oneFollower = new(1, 1);
    private volatile bool _isLoaded;

    public NameSearch(Register register)
    {
        ArgumentNullException.ThrowIfNull(register);
        _register = register;
        _numbers = new NumberIndex(register.Vault);
        _loader = new LookupLoader(register, _names, _numbers);
        _allowance = new SearchAllowance(register.Clock);
    }

    public bool IsLoaded => _isLoaded;

    /// <summary>Reads everybody into memory; for the background after the start.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        await _oneFollower.WaitAsync(ct);
        try
        {
            await _loader.LoadAsync(ct);
            await _loader.FollowAsync(ct);
            _isLoaded = true;
        }
        finally
        {
            _oneFollower.Release();
        }
    }

    /// <summary>Brings the memory up to what the register now says.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        if (!_isLoaded)
        {
            return;
        }

        await _oneFollower.WaitAsync(ct);
        try
        {
            await _loader.FollowAsync(ct);
        }
        finally
        {
            _oneFollower.Release();
        }
    }

    /// <summary>Whether the user may search for anything at all.</summary>
    public static bool MaySearch(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(AccessVerb.Search, AccessNoun.Cases) || actor.May(AccessVerb.Search, AccessNoun.People);
    }

    /// <summary>Throws <see cref="RegisterException"/> for what cannot be asked, or too often, and where the search cannot be recorded.</summary>
    public async Task<SearchAnswer> SearchAsync(ActorRegister register, SearchRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(request);
        if (!MaySearch(register.Actor))
        {
            throw new AccessRefusedException(AccessVerb.Search, AccessNoun.People);
        }

        var (text, purpose) = request.Checked();
        _allowance.Take(register.Actor.UserId);
        await FollowAsync(ct);
        var isLoaded = _isLoaded;
        var exact = isLoaded ? _numbers.Find(text) : [];
        var alike = isLoaded ? _names.Find(new LookupQuery(text, Count: SearchReader.MostCandidates)).Candidates.Select(candidate => candidate.Id) : [];
        var answer = await SearchReader.ReadAsync(register, text, exact, [.. alike], ct);
        await _register.Reads.RecordAsync(
            register.Actor, ReadKind.Search, purpose, [.. answer.Cases.Select(one => one.Id), .. answer.People.Select(one => one.ReportId)], ct, DigestOf(text));
        return answer with { NamesAreLoading = !isLoaded };
    }

    public void Dispose() => _oneFollower.Dispose();

    /// <summary>Shows in the log that the same was asked again, and does not say what.</summary>
    private string DigestOf(string text) => Convert.ToHexStringLower(_register.Vault.Digest(Encoding.UTF8.GetBytes("search " + text)).AsSpan(0, 16));
}
