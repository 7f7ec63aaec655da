using System.Text;
using Pratip.Linkage.Lookup;
using Pratip.Linkage.Names;
using Pratip.Registry.Access;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.People;
using Pratip.Registry.Storage;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Search;

/// <summary>
/// One box for names and numbers. The lookup in memory knows everybody and gives out ids only; each is read again through the
/// asker's scope of searching before anything is shown, and what is outside leaves no trace: not in the answer, not in a count,
/// and not in which statements are sent.
/// </summary>
public sealed class NameSearch : IDisposable
{
    /// <summary>Code of the list read-purpose.</summary>
    public const string BeforeEntering = "before-entering";

    /// <summary>Names, aliases and numbers of one person that are looked for at once.</summary>
    private const int MostTexts = 8;

    /// <summary>Candidates looked at for each name by a job of the program.</summary>
    private const int MostAlike = 50;

    /// <summary>How alike a name is at least before its holder is asked.</summary>
    private const double AlikeEnough = 0.85;

    private readonly Register _register;
    private readonly IdentityIndex _names = new();
    private readonly NumberIndex _numbers;
    private readonly LookupLoader _loader;
    private readonly SearchAllowance _allowance;
    private readonly SemaphoreSlim _oneReader = new(1, 1);
    private readonly Together<NameSearch> _following;
    private volatile bool _isLoaded;

    public NameSearch(Register register)
    {
        ArgumentNullException.ThrowIfNull(register);
        _register = register;
        _numbers = new NumberIndex(register.Vault);
        _loader = new LookupLoader(register, _names, _numbers);
        _allowance = new SearchAllowance(register.Clock);
        _following = new Together<NameSearch>(_ => FollowLogAsync());
    }

    public bool IsLoaded => _isLoaded;

    /// <summary>Reads everybody into memory; for the background after the start.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        await _oneReader.WaitAsync(ct);
        try
        {
            await _loader.LoadAsync(ct);
            await _loader.FollowAsync(ct);
            _isLoaded = true;
        }
        finally
        {
            _oneReader.Release();
        }
    }

    /// <summary>Brings the memory up to what the register now says; one reading of the log serves all who search at the same time.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        if (_isLoaded)
        {
            await _following.DoAsync(this, ct);
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
        return await AnswerAsync(register, [text], purpose, 0, ct);
    }

    /// <summary>
    /// Whether somebody about to be entered is known already, within the asker's reach: by every name and number that was typed,
    /// as one search. Nobody typed, nobody found; it takes of the allowance all the same. Half of a country shares one part of a
    /// name: here, where nobody searches but everybody has to answer, who shares no more is left out.
    /// </summary>
    public async Task<SearchAnswer> SearchBeforeEnteringAsync(ActorRegister register, IReadOnlyList<string> typed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(typed);
        register.Require(AccessVerb.Search, AccessNoun.People);
        List<string> texts = [.. typed.Where(text => !string.IsNullOrWhiteSpace(text)).Take(MostTexts).Select(text => new SearchRequest(text, BeforeEntering).Checked().Text)];
        return await AnswerAsync(register, texts, BeforeEntering, NameSimilarity.Worthwhile, ct);
    }

    /// <summary>
    /// Who may be meant by an identity, for jobs of the program: ids that nobody sees before the holder has decided. A name that
    /// merely resembles, or a fact that contradicts, is not enough to ask somebody.
    /// </summary>
    internal IReadOnlyList<Guid> Alike(Identity identity, PersonReport report)
    {
        var exact = identity.Documents.Select(document => document.Number).Concat(identity.Contacts).SelectMany(_numbers.Find);
        var named = identity.Names
            .SelectMany(name => _names.Find(new LookupQuery(name.Text, report.BirthYear, report.Sex, report.Citizenships.FirstOrDefault(), Count: MostAlike)).Candidates)
            .Where(one => one.Name.Score >= AlikeEnough && one.BirthYear != FactAgreement.Different && one.Sex != FactAgreement.Different)
            .OrderByDescending(one => one.Score).ThenBy(one => one.Id).Select(one => one.Id);
        return [.. exact.Concat(named).Where(id => id != report.Id).Distinct()];
    }

    private async Task<SearchAnswer> AnswerAsync(ActorRegister register, List<string> texts, string purpose, double least, CancellationToken ct)
    {
        _allowance.Take(register.Actor.UserId);
        await FollowAsync(ct);
        var isLoaded = _isLoaded;
        List<Guid> exact = isLoaded ? [.. texts.SelectMany(_numbers.Find)] : [];
        List<Guid> alike = isLoaded ? Alike(texts, register.Actor, least) : [];
        var answer = await SearchReader.ReadAsync(register, texts.FirstOrDefault(""), exact, alike, ct);
        await _register.Reads.RecordAsync(
            register.Actor, ReadKind.Search, purpose, [.. answer.Cases.Select(one => one.Id), .. answer.People.Select(one => one.ReportId)], ct, DigestOf(string.Join('\n', texts)));
        return answer with { NamesAreLoading = !isLoaded };
    }

    private async Task FollowLogAsync()
    {
        await _oneReader.WaitAsync();
        try
        {
            await _loader.FollowAsync(CancellationToken.None);
        }
        finally
        {
            _oneReader.Release();
        }
    }

    /// <summary>The best of each text before the second best of any, so that one frequent name does not take all places.</summary>
    private List<Guid> Alike(List<string> texts, Actor actor, double least) =>
        [.. texts.Where(text => !IsNumber(text)).SelectMany(text => _names.Find(Asked(text, actor)).Candidates.Where(candidate => candidate.Name.Score >= least).Select((candidate, place) => (candidate.Id, place))).OrderBy(one => one.place).Select(one => one.Id)];

    /// <summary>Of at least as many digits as letters: nobody is called so, and the letters alone would bring whoever has them in a name.</summary>
    private static bool IsNumber(string text) => text.Any(char.IsDigit) && text.Count(char.IsLetter) <= text.Count(char.IsDigit);

    private static LookupQuery Asked(string text, Actor actor) => new(
        text, Count: SearchReader.MostOfAll, Holder: LookupLoader.HolderOf(actor.AgencyId), CountOfHolder: SearchReader.MostCandidates - SearchReader.MostOfAll);

    public void Dispose() => _oneReader.Dispose();

    /// <summary>Shows in the log that the same was asked again, and does not say what.</summary>
    private string DigestOf(string text) => Convert.ToHexStringLower(_register.Vault.Digest(Encoding.UTF8.GetBytes("search " + text)).AsSpan(0, 16));
}
