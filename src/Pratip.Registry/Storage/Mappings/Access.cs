using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pratip.Registry.Access;
using Pratip.Registry.Agencies;

namespace Pratip.Registry.Storage.Mappings;

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Rows("users");
        builder.Unique(nameof(User.SignInName));
        builder.Unique(nameof(User.ExternalSubject));
        builder.Refers<User, Agency>(nameof(User.AgencyId));
        builder.FoundBy(nameof(User.AgencyId));
    }
}

internal sealed class RoleGrantMapping : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.Rows("role_grants");
        builder.Unique(nameof(RoleGrant.UserId), nameof(RoleGrant.Role)).HasFilter(RegisterRows.InForce);
        builder.Refers<RoleGrant, User>(nameof(RoleGrant.UserId));
    }
}

internal sealed class CredentialMapping : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.Rows("credentials");
        builder.Property(credential => credential.PasswordHash).NotInLog();
        builder.Property(credential => credential.SealedTotpKey).NotInLog();
        builder.Property(credential => credential.LastTotpStep).NotInLog();
        builder.Property(credential => credential.RecoveryCodes).NotInLog();
        builder.Property(credential => credential.SecurityStamp).NotInLog();
        builder.Refers<Credential, User>(nameof(Credential.Id));
    }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.Rows("passkeys");
        builder.Property(passkey => passkey.Data).NotInLog();
        builder.Unique(nameof(Passkey.CredentialId));
        builder.Refers<Passkey, User>(nameof(Passkey.UserId));
        builder.FoundBy(nameof(Passkey.UserId));
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Rows("invitations");
        builder.Property(invitation => invitation.CodeHash).NotInLog();
        builder.Unique(nameof(Invitation.CodeHash));
        builder.Refers<Invitation, User>(nameof(Invitation.UserId));
        builder.FoundBy(nameof(Invitation.UserId));
    }
}
