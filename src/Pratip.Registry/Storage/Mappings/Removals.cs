using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Agencies;
using Pratip.Registry.Detentions;
using Pratip.Registry.Encounters;
using Pratip.Registry.Operations;
using Pratip.Registry.People;
using Pratip.Registry.Removals;
using Pratip.Registry.Sites;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class EncounterMapping : IEntityTypeConfiguration<Encounter>
{
    public void Configure(EntityTypeBuilder<Encounter> builder)
    {
        builder.Rows("encounters");
        builder.Unique(nameof(Encounter.AgencyId), nameof(Encounter.OwnReference)).HasFilter(RegisterRows.InForce);
        builder.Refers<Encounter, Agency>(nameof(Encounter.AgencyId));
        builder.Refers<Encounter, Site>(nameof(Encounter.SiteId));
        builder.FoundBy(nameof(Encounter.SiteId));
        builder.Refers<Encounter, JointOperation>(nameof(Encounter.OperationId));
        builder.FoundBy(nameof(Encounter.OperationId));
    }
}

internal sealed class DetentionMapping : IEntityTypeConfiguration<Detention>
{
    public void Configure(EntityTypeBuilder<Detention> builder)
    {
        builder.Rows("detentions");
        builder.Refers<Detention, PersonReport>(nameof(Detention.ReportId));
        builder.FoundBy(nameof(Detention.ReportId));
        builder.Refers<Detention, Encounter>(nameof(Detention.EncounterId));
        builder.FoundBy(nameof(Detention.EncounterId));
        builder.Refers<Detention, Agency>(nameof(Detention.HoldingAgencyId));
    }
}

internal sealed class RemovalFileMapping : IEntityTypeConfiguration<RemovalFile>
{
    public void Configure(EntityTypeBuilder<RemovalFile> builder)
    {
        builder.Rows("removal_files");
        builder.Unique(nameof(RemovalFile.AgencyId), nameof(RemovalFile.Number)).HasFilter(RegisterRows.InForce);
        builder.Refers<RemovalFile, Agency>(nameof(RemovalFile.AgencyId));
    }
}

internal sealed class RemovalMapping : IEntityTypeConfiguration<Removal>
{
    public void Configure(EntityTypeBuilder<Removal> builder)
    {
        builder.Rows("removals");
        builder.Refers<Removal, RemovalFile>(nameof(Removal.RemovalFileId));
        builder.FoundBy(nameof(Removal.RemovalFileId));
        builder.Refers<Removal, PersonReport>(nameof(Removal.ReportId));
        builder.FoundBy(nameof(Removal.ReportId));
        builder.Refers<Removal, RemovalClearance>(nameof(Removal.ClearanceId));
    }
}
