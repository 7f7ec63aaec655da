using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;
using Pratip.Registry.Exchanges;
using Pratip.Registry.People;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class ExchangeAgreementMapping : IEntityTypeConfiguration<ExchangeAgreement>
{
    public void Configure(EntityTypeBuilder<ExchangeAgreement> builder)
    {
        builder.Rows("exchange_agreements");
        builder.Unique(nameof(ExchangeAgreement.Reference)).HasFilter(RegisterRows.InForce);
        builder.Refers<ExchangeAgreement, Agency>(nameof(ExchangeAgreement.PartnerAgencyId));
        builder.Refers<ExchangeAgreement, User>(nameof(ExchangeAgreement.AskedByUserId));
        builder.Refers<ExchangeAgreement, User>(nameof(ExchangeAgreement.ApprovedByUserId));
        builder.ToTable(table => table.HasCheckConstraint("ck_exchange_agreements_two_persons", "approved_by_user_id IS NULL OR approved_by_user_id <> asked_by_user_id"));
    }
}

internal sealed class EncodedRunMapping : IEntityTypeConfiguration<EncodedRun>
{
    public void Configure(EntityTypeBuilder<EncodedRun> builder)
    {
        builder.Rows("encoded_runs");
        builder.Refers<EncodedRun, ExchangeAgreement>(nameof(EncodedRun.AgreementId));
        builder.Unique(nameof(EncodedRun.AgreementId), nameof(EncodedRun.FileSha256)).HasFilter(RegisterRows.InForce);
    }
}

internal sealed class EncodedQuestionMapping : IEntityTypeConfiguration<EncodedQuestion>
{
    public void Configure(EntityTypeBuilder<EncodedQuestion> builder)
    {
        builder.Rows("encoded_questions");
        builder.Property(question => question.WrappedKey).NotInLog();
        builder.Refers<EncodedQuestion, EncodedRun>(nameof(EncodedQuestion.RunId));
        builder.Refers<EncodedQuestion, Agency>(nameof(EncodedQuestion.PartnerAgencyId));
        builder.FoundBy(nameof(EncodedQuestion.PartnerAgencyId));
        builder.Refers<EncodedQuestion, Agency>(nameof(EncodedQuestion.HoldingAgencyId));
        builder.Refers<EncodedQuestion, PersonReport>(nameof(EncodedQuestion.HeldReportId));
        builder.Unique(nameof(EncodedQuestion.RunId), nameof(EncodedQuestion.Number), nameof(EncodedQuestion.HeldReportId)).HasFilter(RegisterRows.InForce);
        builder.HasIndex(question => new { question.HoldingAgencyId, question.Answer }).HasDatabaseName("ix_encoded_questions_holder");
    }
}
