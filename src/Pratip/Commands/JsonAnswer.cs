using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pratip.Commands;

/// <summary>The one way an answer for a machine is written: camel case, Khmer as Khmer, missing as null.</summary>
internal static class JsonAnswer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(object answer) => JsonSerializer.Serialize(answer, Options);
}
