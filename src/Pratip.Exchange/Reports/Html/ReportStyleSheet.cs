using System.Globalization;
using System.Text;
using Pratip.Kernel;
using Pratip.Statistics.Tables;

namespace Pratip.Exchange.Reports.Html;

/// <summary>The styles of the file: the fixed sheet, and the running header and footer in the words of the document.</summary>
internal static class ReportStyleSheet
{
    private const string Resource = "Pratip.Exchange.Reports.Html.report.css";

    private static readonly Lazy<string> Sheet = new(Load);

    /// <summary>The fixed sheet alone.</summary>
    public static string Plain => Sheet.Value;

    public static string For(ReportDocument document, ReportWords words)
    {
        var digits = words.NumberLanguage == Language.Khmer ? ", khmer" : "";
        return $$"""
        {{Sheet.Value}}
        @page {
          @top-center { content: "{{Quote(words.Mark(document))}}"; }
          @bottom-left { content: "{{Quote(words.Say(document.Title))}}"; }
          @bottom-right { content: "{{Quote(words["page"])}} " counter(page{{digits}}) " / " counter(pages{{digits}}); }
        }

        """.ReplaceLineEndings("\n");
    }

    /// <summary>
    /// A text inside a CSS string inside a style element: whatever could end either is written as its code point, so a title
    /// can neither leave its string nor close the element.
    /// </summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var c in Markup.Clean(text))
        {
            if (c is '"' or '\\' or '<' or '>' or '&' or < ' ')
            {
                quoted.Append('\\').Append(((int)c).ToString("x6", CultureInfo.InvariantCulture)).Append(' ');
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.ToString();
    }

    private static string Load()
    {
        using var stream = typeof(ReportStyleSheet).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource '{Resource}' is not built into the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
