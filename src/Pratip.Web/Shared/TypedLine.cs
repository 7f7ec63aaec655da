using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Shared;

/// <summary>One line of a form as the register can keep it: trimmed, without control characters, and not endless.</summary>
internal static class TypedLine
{
    public static string Of(IFormCollection fields, string name, int most)
    {
        var typed = string.Concat(fields[name].ToString().Where(c => !char.IsControl(c))).Trim();
        return typed.Length <= most ? typed : typed[..(char.IsHighSurrogate(typed[most - 1]) ? most - 1 : most)];
    }
}
