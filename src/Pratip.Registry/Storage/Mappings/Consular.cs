using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Agencies;
using Pratip.Registry.Attachments;
using Pratip.Registry.Consent;
using Pratip.Registry.Consular;
using Pratip.Registry.People;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class ConsularNoticeMapping : IEntityTypeConfiguration<ConsularNotice>
{
    public void Configure(EntityTypeBuilder<ConsularNotice> builder)
    {
        builder.Rows("consular_notices");
        builder.Unique(nameof(ConsularNotice.ReportId), nameof(ConsularNotice.CountryCode)).HasFilter(RegisterRows.InForce);
        builder.Refers<ConsularNotice, PersonReport>(nameof(ConsularNotice.ReportId));
        builder.Refers<ConsularNotice, Agency>(nameof(ConsularNotice.AgencyId));
        builder.FoundBy(nameof(ConsularNotice.AgencyId));
        builder.Refers<ConsularNotice, Agency>(nameof(ConsularNotice.MissionAgencyId));
        builder.FoundBy(nameof(ConsularNotice.MissionAgencyId));
        builder.Refers<ConsularNotice, PersonConsent>(nameof(ConsularNotice.ConsentId));
    }
}

internal sealed class ConsularVisitMapping : IEntityTypeConfiguration<ConsularVisit>
{
    public void Configure(EntityTypeBuilder<ConsularVisit> builder)
    {
        builder.Rows("consular_visits");
        builder.Refers<ConsularVisit, ConsularNotice>(nameof(ConsularVisit.NoticeId));
        builder.FoundBy(nameof(ConsularVisit.NoticeId));
    }
}

internal sealed class TravelDocumentMapping : IEntityTypeConfiguration<TravelDocument>
{
    public void Configure(EntityTypeBuilder<TravelDocument> builder)
    {
        builder.Rows("travel_documents");
        builder.Refers<TravelDocument, ConsularNotice>(nameof(TravelDocument.NoticeId));
        builder.FoundBy(nameof(TravelDocument.NoticeId));
        builder.Refers<TravelDocument, Attachment>(nameof(TravelDocument.AttachmentId));
    }
}
