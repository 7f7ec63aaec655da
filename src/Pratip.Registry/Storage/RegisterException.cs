using Pratip.Kernel;
using Pratip.Reference.Wording;

namespace Pratip.Registry.Storage;

/// <summary>The register refuses, and says so in words for whoever asked. <see cref="Exception.Message"/> is the English.</summary>
public class RegisterException : Exception
{
    private static readonly Texts Texts = Texts.Load(typeof(RegisterException).Assembly);

    public RegisterException(Message reason, Exception? inner = null)
        : base(Said(reason), inner) => Reason = reason;

    /// <summary>The same in any language of the register.</summary>
    public Message Reason { get; }

    /// <summary>The words of a part that knows the register are not among its own: the key is told instead, and whoever shows the reason has the words.</summary>
    private static string Said(Message reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Texts.Knows(reason.Key) ? Texts.Format(reason, Language.English) : reason.ToString();
    }
}

/// <summary>A change was based on a state that is no longer the present one.</summary>
public sealed class StaleVersionException(string noun, IReadOnlyList<Guid> rows)
    : RegisterException(new Message("register.stale-version", noun, string.Join(", ", rows)))
{
    /// <summary>The table of the rows.</summary>
    public string Noun { get; } = noun;

    /// <summary>Rows that were changed by somebody else in between; the first few of many.</summary>
    public IReadOnlyList<Guid> Rows { get; } = rows;
}

/// <summary>The database refused a row in a user's change, because the user may not enter it. It says nothing of what is there.</summary>
public sealed class RowOutOfReachException(Exception? inner = null)
    : RegisterException(new Message("access.row-out-of-reach"), inner);
