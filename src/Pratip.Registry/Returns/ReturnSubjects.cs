namespace Pratip.Registry.Returns;

/// <summary>Codes of the list return-subject that a rule speaks of.</summary>
public static class ReturnSubjects
{
    /// <summary>Entered here and in no file: that they are all of a month, the office says on a form.</summary>
    public const string Complaints = "complaints";
}
