using Pratip.Registry.Access;
using Pratip.Registry.Corrections;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tests.Corrections;

/// <summary>Asks for corrections and decides on them, as two persons do.</summary>
internal static class Corrector
{
    public static CorrectOptions Of(string noun, Guid id, int version, params (string Property, string Value)[] values) => new()
    {
        Noun = noun,
        TargetId = id,
        BasedOn = version,
        Values = values.ToDictionary(value => value.Property, value => (IReadOnlyList<string>)[value.Value], StringComparer.Ordinal),
        Reason = "the file says otherwise",
    };

    public static Task<CorrectionOutcome> CorrectAsync(ActorRegister register, CorrectOptions options) => CorrectionService.CorrectAsync(register, options, CancellationToken.None);

    public static Task<string> RefusalAsync(ActorRegister register, CorrectOptions options) => Refusals.OfAsync(() => CorrectAsync(register, options));

    public static Task ApproveAsync(ActorRegister register, CorrectOptions asked, int targetVersion) => CorrectionService.DecideAsync(
        register, new DecideCorrectionOptions { Id = asked.Id, BasedOn = 1, Decision = CorrectionDecision.Approve, TargetVersion = targetVersion }, CancellationToken.None);
}
