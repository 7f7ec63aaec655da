using System.Security.Cryptography;
using Pratip.Kernel;
using Pratip.Statistics.Checks;
using Pratip.Statistics.Editions;
using Pratip.Statistics.Facts;
using Pratip.Statistics.Tests.Sample;

namespace Pratip.Statistics.Tests.Editions;

/// <summary>An edition of a random register, signed by two persons, with every kind of decision in it.</summary>
internal sealed class SampleEdition : IDisposable
{
    public ECDsa SigningKey { get; init; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] EditionKey { get; init; } = SealedPart.NewKey();

    public string PublicKey => SigningKey.ExportSubjectPublicKeyInfoPem() + "\n";

    public FactSnapshot Facts { get; init; } = FactFreezer.Freeze(RandomRegister.Of(7, 60).Total("suspects.cumulative", "2014-01-01..2024-12-31", 12).Snapshot());

    public string Signatory { get; init; } = "Keo Dara";

    public static EditionPlan Plan { get; } = EditionPlan.Of(ReportingWindow.OfYear(2024), Vintage.Provisional, 1, RegisterPurpose.Test);

    public EditionContent Full() => EditionBuilder.Build(Facts, Plan);

    public static EditionDocket Docket(EditionContent full)
    {
        var cell = full.Cells.First(c => c is { By: "sex", Value: > 0, State: EditionCellState.Counted });
        return new(
            [new("growth:cases", "implausible", Verdict.SuspectedError, true, new("Twice as many, \"really\".", "ទ្វេដង"), "cases.headline", Plan.Window, "Counted again by hand,\nand it is so.")],
            [new(cell.MeasureId, cell.Window, cell.By, cell.Key, 1, null, ChangeReason.LateVerification, "two files came late")],
            [new("foreword", new("A good year.", "ឆ្នាំល្អ"))],
            [new(cell.MeasureId, cell.Window, cell.By, cell.Key, SuppressionKind.Primary, "threshold 5")]);
    }

    public byte[] Bundle(Func<EditionBundle, EditionBundle>? change = null)
    {
        var full = Full();
        var docket = Docket(full);
        var content = CanonicalContent.Write(EditionBuilder.Hide(full, docket.Suppressions), docket);
        var facts = SealedPart.Seal(EditionKey, EditionBundle.FactsPath, FrozenFacts.Write(Facts));
        var figures = SealedPart.Seal(EditionKey, EditionBundle.FiguresPath, EditionBundle.Pack(CanonicalContent.Write(full, EditionDocket.Empty)));
        EditionSignature Sign(string role, string signer)
        {
            var statement = new EditionStatement(
                EditionName.Of(full.Head), role, signer, new(2025, 2, 3, 9, 0, 0, TimeSpan.FromHours(7)),
                ContentManifest.HashOf(content), EditionBundle.HashOf(facts), EditionBundle.HashOf(figures));
            return new(role, statement.ToBytes(), statement.Sign(SigningKey));
        }

        var bundle = new EditionBundle(
            content, [Sign(EditionSignature.Statistician, "Sok Nary"), Sign(EditionSignature.Signatory, Signatory)], PublicKey, facts, figures);
        return (change?.Invoke(bundle) ?? bundle).ToBytes();
    }

    public void Dispose() => SigningKey.Dispose();
}
