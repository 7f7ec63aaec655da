using System.Diagnostics.CodeAnalysis;
using Pratip.Registry.Corrections;

namespace Pratip.Web.Corrections;

/// <summary>A row of any noun, as addresses of forms name it: <c>noun:ID</c>.</summary>
internal sealed record RowAddress(string Noun, Guid Id)
{
    public static bool TryParse(string? subject, [NotNullWhen(true)] out RowAddress? row)
    {
        var colon = subject?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        row = colon > 0 && Guid.TryParse(subject.AsSpan(colon + 1), out var id) ? new RowAddress(subject![..colon], id) : null;
        return row is not null;
    }

    /// <summary>The address of a form about a row.</summary>
    public static string Form(string form, string noun, Guid id) => $"/forms/{form}?subject={noun}:{id}";

    public bool IsPerson => Noun is "person_reports" or CorrectableNoun.Identities;

    /// <summary>Where the row is found among the others: with its case, with its person, or among what waits.</summary>
    public string Back(Guid? caseId) =>
        IsPerson ? $"/people/{Id}/rows" : caseId is { } id ? $"/cases/{id}/rows" : "/corrections";
}
