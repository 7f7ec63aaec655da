namespace Pratip.Web.Shared;

/// <summary>Something wrong with one field of a form, in the reader's language.</summary>
/// <param name="Field">The id of the field.</param>
public sealed record FieldError(string Field, string What);
