using Pratip.Kernel;
using Pratip.Registry.Agencies;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Log;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Access;

/// <summary>
/// The register as one user may see and change it. Every context it gives is filtered by the user's scopes: what is out of
/// reach is not there, in a list as in a look-up by id.
/// </summary>
public sealed class ActorRegister
{
    internal ActorRegister(Register register, Actor actor)
    {
        Register = register;
        Actor = actor;
    }

    public Actor Actor { get; }

    /// <summary>Through what the user works; the log says it of each change.</summary>
    public string Channel { get; init; } = Channels.Page;

    public TimeProvider Clock => Register.Clock;

    /// <summary>The day in Phnom Penh, for what may not lie ahead.</summary>
    public DateOnly Today => Register.Clock.Today();

    /// <summary>What agencies there are: no user is kept from them.</summary>
    public AgencyBook Agencies => Register.Agencies;

    internal Register Register { get; }

    /// <summary>What the user may do this verb on.</summary>
    public RegistryDb CreateContext(AccessVerb verb = AccessVerb.View) => Register.CreateContext(Actor.To(verb));

    /// <summary>
    /// Everything as far as the verb reaches on one noun: whether a row of this noun may hang on a case or a report, which
    /// are nouns of their own with a reach of their own.
    /// </summary>
    public RegistryDb CreateContext(AccessVerb verb, AccessNoun noun) => Register.CreateContext(Actor.To(verb).AllAs(noun));

    /// <summary>
    /// One transaction in the user's name. Its context shows what the user may enter into, so that a row out of reach can
    /// be neither changed nor hung on.
    /// </summary>
    public Task<long> ChangeAsync(ProcessKind kind, string reason, Func<Change, Task> work, CancellationToken ct) =>
        ChangeAsync(kind, reason, AccessVerb.Enter, work, ct);

    public Task<long> ChangeAsync(ProcessKind kind, string reason, AccessVerb verb, Func<Change, Task> work, CancellationToken ct) =>
        Register.ChangeAsync(new ProcessContext(kind, Actor.SignInName, Actor.AgencyId, reason, Channel), Actor.To(verb), work, ct);

    /// <summary>That the user looks; before anything is shown. See <see cref="ReadLog.RecordAsync"/>.</summary>
    public Task RecordReadAsync(ReadKind kind, string purpose, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Register.Reads.RecordAsync(Actor, kind, purpose, ids, ct);

    /// <summary>That the user takes something out as a file, before it is handed over: which file, and which rows where it holds rows.</summary>
    public Task RecordExportAsync(string file, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Register.Reads.RecordAsync(Actor, ReadKind.Export, LogReader.FilePurpose, ids, ct, file);

    /// <summary>Throws where no role of the user gives the verb on the noun at all.</summary>
    public void Require(AccessVerb verb, AccessNoun noun)
    {
        if (!Actor.May(verb, noun))
        {
            throw new AccessRefusedException(verb, noun);
        }
    }
}

/// <summary>Through what a process came.</summary>
public static class Channels
{
    public const string Page = "page";

    /// <summary>A page that anybody comes to without an account; nothing is known of the sender.</summary>
    public const string PublicPage = "public-page";

    public const string Command = "command";

    /// <summary>The program itself, by the clock.</summary>
    public const string Program = "program";
}
