using System.Text.Json.Serialization;

namespace Pratip.Reference.Law;

internal sealed record LawFile(IReadOnlyList<InstrumentRow> Instruments, IReadOnlyList<ArticleRow> Articles);

internal sealed record InstrumentRow(string Code, string En, string Km);

internal sealed record ArticleRow(
    string Code, string Instrument, int Number, string En, string Km, string Group, bool Unodc, bool Offence, bool Verified, string? Penalty = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LawFile))]
internal sealed partial class LawJson : JsonSerializerContext;
