using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pratip.Web.Forms;

/// <summary>What a page of a form carries until it comes back: which entry it is, about what, based on which version.</summary>
/// <param name="Typed">What is typed on the page, for the case that what it was about is gone when it comes back.</param>
/// <param name="Purpose">What sealed words were opened for, where it shows any.</param>
public sealed record FormTicket(Guid Id, string? Subject, int? BasedOn, IReadOnlyList<TypedField>? Typed = null, string? Purpose = null);

/// <summary>A field into which something is typed.</summary>
/// <param name="Id">Its name on the page.</param>
/// <param name="Label">Key of what it is called.</param>
public sealed record TypedField(string Id, string Label);

/// <summary>Two versions of the same row, until somebody has chosen.</summary>
public sealed record FormConflict(FormTicket Ticket, Dictionary<string, string[]> Mine, Dictionary<string, string[]> Theirs);

/// <summary>A form left half way, as the draft holds it.</summary>
/// <param name="Ticket">Which entry it is.</param>
/// <param name="Fields">What was answered.</param>
/// <param name="About">What the form said that it was about when it was left: a list of drafts then asks nothing for each of them.</param>
public sealed record FormState(FormTicket Ticket, Dictionary<string, string[]> Fields, string About = "")
{
    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, FormStateJson.Default.FormState);

    internal static FormState Of(byte[] bytes) => JsonSerializer.Deserialize(bytes, FormStateJson.Default.FormState)!;
}

[JsonSerializable(typeof(FormState))]
internal sealed partial class FormStateJson : JsonSerializerContext;
