using System.Security.Cryptography;
using System.Text.Json;

namespace Pratip.Web.Forms;

/// <summary>
/// What a page to check has shown, so that nothing else is entered by it: another window may change the draft in between. A digest for each
/// question, since the page need not hold the answers twice.
/// </summary>
public sealed record ShownAnswers(Dictionary<string, string> Digests)
{
    private const int Bytes = 12;

    internal static ShownAnswers Of(IEnumerable<Question> questions, Answers answers) =>
        new(questions.DistinctBy(question => question.Id, StringComparer.Ordinal).ToDictionary(question => question.Id, question => DigestOf(answers.All(question.Property)), StringComparer.Ordinal));

    /// <summary>Those of the questions asked now whose answers are others than were shown, or were not shown at all.</summary>
    internal IReadOnlyList<Question> Changed(IEnumerable<Question> questions, Answers answers) =>
        [.. questions.DistinctBy(question => question.Id, StringComparer.Ordinal).Where(question => Digests.GetValueOrDefault(question.Id) != DigestOf(answers.All(question.Property)))];

    private static string DigestOf(IReadOnlyList<string> values) => Convert.ToBase64String(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(values)).AsSpan(0, Bytes));
}
