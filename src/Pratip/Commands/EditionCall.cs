using System.CommandLine;
using Pratip.Kernel;
using Pratip.Reference.CodeLists;
using Pratip.Reference.Wording;
using Pratip.Registry.Access;
using Pratip.Registry.Access.Accounts;
using Pratip.Registry.Editions;
using Pratip.Registry.Entry;
using Pratip.Registry.Storage;

namespace Pratip.Commands;

/// <summary>What a verb says, for a machine and for a person.</summary>
internal sealed record EditionAnswer(object Data, IReadOnlyList<Message> Lines);

/// <summary>One command about editions: the open register and what was typed.</summary>
internal sealed class EditionCall : IAsyncDisposable
{
    private EditionCall(ParseResult parsed, Register register, CancellationToken ct)
    {
        Parsed = parsed;
        Register = register;
        Ct = ct;
    }

    public ParseResult Parsed { get; }

    public Register Register { get; }

    public CancellationToken Ct { get; }

    public static async Task<EditionCall> OpenAsync(ParseResult parsed, RegisterAccess access, CancellationToken ct) =>
        new(parsed, await Register.OpenAsync(CommonOptions.Location(parsed), access, TimeProvider.System, ct), ct);

    public static LocalizedText Label(string list, string code) => CodeListCatalogue.Standard.Label(list, code);

    public async Task<EditionView> FindAsync(Argument<string> name)
    {
        var typed = Parsed.GetRequiredValue(name).Trim();
        return await EditionConsole.FindAsync(Register, typed, Ct) ?? throw NotThere(typed);
    }

    public async Task<EditionHandle> HandleAsync(Argument<string> name)
    {
        var typed = Parsed.GetRequiredValue(name).Trim();
        return await EditionConsole.HandleAsync(Register, typed, Ct) ?? throw NotThere(typed);
    }

    /// <summary>The register as the person who was named may see and change it.</summary>
    public Task<ActorRegister> AsAsync(Option<string> by) => AsAsync(Parsed.GetRequiredValue(by));

    public async Task<ActorRegister> AsAsync(string typed)
    {
        return await AccountReader.FindIdAsync(Register, typed, Ct) is { } id && await ActorReader.ReadAsync(Register, id, Ct) is { } actor
            ? Register.AtConsole(actor)
            : throw new UsageException($"there is no account '{typed}'. 'pratip user list' shows them.");
    }

    /// <summary>Says why somebody may not, or what is wrong with what was given; the exit code that goes with it.</summary>
    public static async Task<int> TellAsync(ParseResult parsed, Exception refused, string? by, TextWriter output, TextWriter error)
    {
        var language = CommonOptions.LanguageIn(parsed);
        await Job.TellAsync(
            parsed,
            refused is EntryRefusedException entry
                ? [.. entry.Problems.Select(problem => ProductTexts.All.Format(problem.What, language))]
                : [ProductTexts.All.Format("pratip.edition.no-right", language, by)],
            output, error);
        return Program.JobFailed;
    }

    public static UsageException NotThere(string name) => new($"there is no edition '{name}'. 'pratip edition list' shows them.");

    public ValueTask DisposeAsync() => Register.DisposeAsync();
}
