namespace Pratip.Registry.Audit;

/// <summary>Who does something, for which agency, why and through what; the time comes from the register's clock.</summary>
/// <param name="Kind">What is being done.</param>
/// <param name="Actor">Who does it: a person's account, or the operating system's user of a command.</param>
/// <param name="AgencyId">The agency on whose behalf, if any.</param>
/// <param name="Reason">Why, in the actor's words or the program's.</param>
/// <param name="Channel">Page, command, file or API.</param>
public sealed record ProcessContext(ProcessKind Kind, string Actor, Guid? AgencyId, string Reason, string Channel);
