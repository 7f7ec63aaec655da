namespace Pratip.Web.Shared;

/// <summary>Something wrong with one field of a form, in the reader's language.</summary>
/// <param name="Field">The id of the field.</param>
public sealed record FieldError(string Field, string What);

public static class FieldErrors
{
    /// <summary>What is wrong with this field, if anything.</summary>
    public static FieldError? Of(this IReadOnlyList<FieldError> errors, string field) => errors.FirstOrDefault(error => error.Field == field);
}
