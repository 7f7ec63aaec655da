using System.Text;
using Pratip.Exchange.Tabular.Writing;
using Pratip.Kernel;
using Pratip.Registry.Identities;

namespace Pratip.Exchange.LinkageReports;

/// <summary>Writes down what a run of the linkage learnt and found, for one's own data as the model card does for made ones: one page a language.</summary>
public static class LinkageReport
{
    public static string FileName(Language language) => $"linkage-{language.Code()}.html";

    /// <returns>The paths, in the order of the languages.</returns>
    public static Task<IReadOnlyList<string>> WriteAsync(LinkageOutcome outcome, IReadOnlyDictionary<Guid, string> agencies, RegisterPurpose purpose, string folder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var written = new List<string>();
        foreach (var language in Enum.GetValues<Language>())
        {
            var path = Path.Combine(folder, FileName(language));
            ct.ThrowIfCancellationRequested();

            // It tells small overlaps apart and is for inside the office: for its owner alone, as what it was made from.
            WholeFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(Render(outcome, agencies, purpose, language))));
            written.Add(path);
        }

        return Task.FromResult<IReadOnlyList<string>>(written);
    }

    public static string Render(LinkageOutcome outcome, IReadOnlyDictionary<Guid, string> agencies, RegisterPurpose purpose, Language language) =>
        new LinkagePage(new LinkageWords(language), outcome, agencies, purpose).Render();
}
