using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Cases;
using Pratip.Registry.Charges;
using Pratip.Registry.Courts;
using Pratip.Registry.People;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class SuspectMapping : IEntityTypeConfiguration<Suspect>
{
    public void Configure(EntityTypeBuilder<Suspect> builder)
    {
        builder.Rows("suspects");
        builder.Refers<Suspect, PersonReport>(nameof(Suspect.ReportId));
        builder.FoundBy(nameof(Suspect.ReportId));
        builder.Refers<Suspect, Case>(nameof(Suspect.CaseId));
        builder.FoundBy(nameof(Suspect.CaseId));
    }
}

internal sealed class ChargeMapping : IEntityTypeConfiguration<Charge>
{
    public void Configure(EntityTypeBuilder<Charge> builder)
    {
        builder.Rows("charges");
        builder.Refers<Charge, Suspect>(nameof(Charge.SuspectId));
        builder.FoundBy(nameof(Charge.SuspectId));
    }
}

internal sealed class ProceduralStageMapping : IEntityTypeConfiguration<ProceduralStage>
{
    public void Configure(EntityTypeBuilder<ProceduralStage> builder)
    {
        builder.Rows("procedural_stages");
        builder.Refers<ProceduralStage, Suspect>(nameof(ProceduralStage.SuspectId));
        builder.FoundBy(nameof(ProceduralStage.SuspectId));
    }
}
