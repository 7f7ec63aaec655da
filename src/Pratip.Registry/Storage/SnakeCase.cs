using System.Text;

namespace Pratip.Registry.Storage;

/// <summary>Names of columns: <c>FormsOfExploitation</c> is <c>forms_of_exploitation</c> on both engines.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
