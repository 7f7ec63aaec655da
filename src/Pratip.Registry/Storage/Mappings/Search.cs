using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.People;
using Pratip.Registry.Search;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class HolderQuestionMapping : IEntityTypeConfiguration<HolderQuestion>
{
    public void Configure(EntityTypeBuilder<HolderQuestion> builder)
    {
        builder.Rows("holder_questions");
        builder.Property(question => question.WrappedKey).NotInLog();
        builder.Unique(nameof(HolderQuestion.EnteredReportId), nameof(HolderQuestion.HeldReportId)).HasFilter(RegisterRows.InForce);
        builder.Refers<HolderQuestion, PersonReport>(nameof(HolderQuestion.EnteredReportId));
        builder.Refers<HolderQuestion, PersonReport>(nameof(HolderQuestion.HeldReportId));
        builder.Refers<HolderQuestion, Agency>(nameof(HolderQuestion.AskingAgencyId));
        builder.FoundBy(nameof(HolderQuestion.AskingAgencyId));
        builder.Refers<HolderQuestion, User>(nameof(HolderQuestion.AskingUserId));
        builder.Refers<HolderQuestion, Agency>(nameof(HolderQuestion.HoldingAgencyId));
        builder.HasIndex(question => new { question.HoldingAgencyId, question.Answer }).HasDatabaseName("ix_holder_questions_holder");
    }
}
