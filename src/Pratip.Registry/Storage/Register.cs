using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Pratip.Kernel;
using Pratip.Reference.Agencies;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Audit;
using Pratip.Registry.Audit.Reads;
using Pratip.Registry.Editions;
using Pratip.Registry.Storage.Engines;
using Pratip.Registry.Vault;

namespace Pratip.Registry.Storage;

/// <summary>An open register: what it is for, its tables to read, and the one way to change it.</summary>
public sealed class Register : IAsyncDisposable
{
    private readonly StorageEngine _engine;
    private readonly WriterLock? _writerLock;
    private readonly RegisterAccess _access;
    private readonly SemaphoreSlim _oneChange = new(1, 1);
    private readonly Together<Register> _sealing;
    private RegisterRecord _record = null!;
    private IdentityVault? _vault;

    private Register(RegisterLocation location, RegisterAccess access, TimeProvider clock)
    {
        Location = location;
        Clock = clock;
        _access = access;
        _writerLock = access == RegisterAccess.Write && location.IsEmbedded ? WriterLock.Take(location.DataFolder!) : null;
        _engine = StorageEngine.For(location);
        Sealer = new EventSealer(_engine);
        _sealing = new Together<Register>(_ => Sealer.SealAsync(CancellationToken.None));
        Actors = new ActorCache(this);
        Agencies = new AgencyBook(this);
        Reads = new ReadLog(location.IsEmbedded ? new SqliteReadStore(location.ReadsFile) : new PgReadStore(_engine), clock);
    }

    public RegisterLocation Location { get; }

    public TimeProvider Clock { get; }

    public Guid RegisterId => _record.Id;

    public RegisterPurpose Purpose => Enum.Parse<RegisterPurpose>(_record.Purpose, ignoreCase: true);

    public EventSealer Sealer { get; }

    /// <summary>Users at work, for the check of every request.</summary>
    public ActorCache Actors { get; }

    /// <summary>What agencies there are, for whatever names one.</summary>
    public AgencyBook Agencies { get; }

    /// <summary>Who looked at what.</summary>
    public ReadLog Reads { get; }

    /// <summary>Whether the operator has a mail server: notices are then due by mail to whoever wants them so.</summary>
    public bool MailsNotices { get; set; }

    /// <summary>Names tried that have no account: they are locked out like the others.</summary>
    internal UnknownNames UnknownNames { get; } = new();

    /// <summary>Drafts of editions as they were last reckoned.</summary>
    internal EditionReckonings Reckonings { get; } = new();

    /// <summary>What each signed edition hides, which nothing changes.</summary>
    internal ConcurrentDictionary<Guid, EditionNumbers> HiddenNumbers { get; } = new();

    /// <summary>Opens the key file on first use: whoever only counts needs no key.</summary>
    public IdentityVault Vault =>
        _vault ??= new IdentityVault(MasterKeyFile.Require(Location.KeysFolder, _record.MasterKeyId));

    internal StorageEngine Engine => _engine;

    /// <summary>
    /// Creates the register, or opens it for writing if it is there and has this purpose. Safe to run again after it was
    /// cut short anywhere.
    /// </summary>
    public static async Task<Register> CreateAsync(RegisterLocation location, RegisterPurpose purpose, TimeProvider clock, CancellationToken ct)
    {
        if (purpose == RegisterPurpose.Production)
        {
            throw new RegisterException(new Message("register.production-refused"));
        }

        var register = new Register(location, RegisterAccess.Write, clock);
        try
        {
            await register.PrepareAsync(purpose, ct);
            return register;
        }
        catch
        {
            await register.DisposeAsync();
            throw;
        }
    }

    public static async Task<Register> OpenAsync(RegisterLocation location, RegisterAccess access, TimeProvider clock, CancellationToken ct)
    {
        // Before the lock, which would leave a folder where somebody only mistyped its name.
        if (location.IsEmbedded && !File.Exists(location.DatabaseFile))
        {
            throw new RegisterException(new Message("register.not-found", location.ToString()));
        }

        var register = new Register(location, access, clock);
        try
        {
            await register.LoadAsync(ct);
            return register;
        }
        catch
        {
            await register.DisposeAsync();
            throw;
        }
    }

    /// <summary>The tables, for reading, without scope: for the jobs of the program itself. What a user asks goes through <see cref="As"/>.</summary>
    public RegistryDb CreateContext() => _engine.CreateContext();

    /// <summary>
    /// One transaction: what the work records commits together or, if it throws or the process dies, not at all. Returns the
    /// id of the last event, 0 if nothing has changed.
    /// </summary>
    public Task<long> ChangeAsync(ProcessContext process, Func<Change, Task> work, CancellationToken ct) => ChangeAsync(process, null, work, ct);

    /// <summary>
    /// Throws, in words for whoever runs the machine, where users cannot be served: on PostgreSQL while the database itself does
    /// not keep them from rows out of their reach.
    /// </summary>
    public void RequireScopes()
    {
        if (_engine.Unsecured is { } problem)
        {
            throw new RegisterException(new Message("scope.not-served", Location.ToString(), problem));
        }
    }

    /// <summary>Does a job of the program unless another node of this register is at it just now; says whether it was done.</summary>
    public async Task<bool> RunAloneAsync(string job, Func<Task> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var held = await _engine.TryHoldJobAsync(job, ct);
        if (held is null)
        {
            return false;
        }

        await work();
        return true;
    }

    /// <summary>The register as one user may see and change it.</summary>
    public ActorRegister As(Actor actor) => new(this, actor);

    /// <summary>The same for what somebody does at the console.</summary>
    public ActorRegister AtConsole(Actor actor) => new(this, actor) { Channel = Channels.Command };

    internal RegistryDb CreateContext(Scopes scopes) => _engine.CreateContext(scopes);

    internal async Task<long> ChangeAsync(ProcessContext process, Scopes? scopes, Func<Change, Task> work, CancellationToken ct)
    {
        if (_access == RegisterAccess.Read)
        {
            throw new InvalidOperationException("The register was opened for reading.");
        }

        var eventId = scopes is null
            ? await CommitAsync(process, scopes, work, ct)
            : await Collisions.ResolveAsync(_engine, () => CommitAsync(process, scopes, work, ct));
        if (eventId != 0)
        {
            if (process.Kind.ChangesAccess)
            {
                Actors.Forget();
                Agencies.Forget();
            }

            // One numbering serves every change that was committed before it began.
            await _sealing.DoAsync(this, ct);
        }

        return eventId;
    }

    public async ValueTask DisposeAsync()
    {
        await _sealing.EndAsync();
        await Reads.DisposeAsync();
        await _engine.DisposeAsync();
        _writerLock?.Dispose();
        _oneChange.Dispose();
        Reckonings.Dispose();
    }

    private async Task<long> CommitAsync(ProcessContext process, Scopes? scopes, Func<Change, Task> work, CancellationToken ct)
    {
        // SQLite has one writer; waiting here is orderly, waiting in the database is a time-out.
        using var turn = Location.IsEmbedded ? await Turn.WaitAsync(_oneChange, ct) : null;
        await using var connection = await _engine.OpenAsync(scopes, ct);
        await using var transaction = await _engine.BeginAsync(connection, scopes, ct);
        await using var db = scopes is null ? _engine.CreateContext(connection) : _engine.CreateContext(connection, scopes);
        await db.Database.UseTransactionAsync(transaction, ct);
        var change = new Change(_engine, db, _engine.CreateWriter(connection, transaction, scopes), process, Clock.GetUtcNow(), ct);
        await work(change);
        await transaction.CommitAsync(ct);
        return change.LastEvent;
    }

    private async Task PrepareAsync(RegisterPurpose purpose, CancellationToken ct)
    {
        await _engine.MigrateAsync(ct);
        await using (var db = CreateContext())
        {
            if (!await db.Registers.AnyAsync(ct))
            {
                await WriteRecordAsync(purpose, ct);
            }
        }

        await LoadAsync(ct);
        if (Purpose != purpose)
        {
            throw new RegisterException(new Message("register.other-purpose", Location.ToString(), PurposeName(Purpose), PurposeName(purpose)));
        }

        await ChangeAsync(
            Own(ProcessKind.AgenciesLoadTemplate, "template agencies of the program"),
            change => AgencyService.LoadTemplateAsync(change, AgencyTemplate.Standard), ct);
    }

    private async Task WriteRecordAsync(RegisterPurpose purpose, CancellationToken ct)
    {
        var key = MasterKeyFile.ReadOrCreate(Location.KeysFolder);
        await ChangeAsync(
            Own(ProcessKind.RegisterCreate, "a new register"),
            change => change.RecordAsync(EventKind.RegisterCreated, new RowChanges().Add(new RegisterRecord
            {
                Purpose = PurposeName(purpose),
                CreatedAt = change.At,
                MasterKeyId = MasterKeyFile.NameOf(key),
            })), ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (!await _engine.ExistsAsync(ct))
        {
            throw new RegisterException(new Message("register.not-found", Location.ToString()));
        }

        var (older, newer) = await _engine.CompareSchemaAsync(ct);
        if (newer)
        {
            throw new RegisterException(new Message("register.newer-program", Location.ToString()));
        }

        if (older)
        {
            await UpgradeAsync(ct);
        }

        await _engine.SecureAsync(_access == RegisterAccess.Write, Clock, ct);
        await using var db = CreateContext();
        _record = await db.Registers.SingleOrDefaultAsync(ct)
            ?? throw new RegisterException(new Message("register.not-found", Location.ToString()));
        if (Purpose == RegisterPurpose.Production)
        {
            throw new RegisterException(new Message("register.production-refused"));
        }

        if (_access == RegisterAccess.Write)
        {
            // A register written under two keys could be opened with neither: refuse before anything is sealed.
            _vault = new IdentityVault(MasterKeyFile.Require(Location.KeysFolder, _record.MasterKeyId));
        }
    }

    private async Task UpgradeAsync(CancellationToken ct)
    {
        if (_access != RegisterAccess.Write)
        {
            throw new RegisterException(new Message("register.older-schema", Location.ToString()));
        }

        await _engine.MigrateAsync(ct);
    }

    private static ProcessContext Own(ProcessKind kind, string reason) => new(kind, Environment.UserName, null, reason, "program");

    private static string PurposeName(RegisterPurpose purpose) => purpose.ToString().ToLowerInvariant();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public static async Task<Turn> WaitAsync(SemaphoreSlim gate, CancellationToken ct)
        {
            await gate.WaitAsync(ct);
            return new Turn(gate);
        }

        public void Dispose() => gate.Release();
    }
}
