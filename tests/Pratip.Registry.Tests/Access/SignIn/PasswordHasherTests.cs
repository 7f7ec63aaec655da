using FsCheck;
using FsCheck.Fluent;
using Pratip.Registry.Access.SignIn;

namespace Pratip.Registry.Tests.Access.SignIn;

public sealed class PasswordHasherTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly PasswordHasher Fallback = new(argon2: false);

    public static TheoryData<bool> Ways => Sodium.IsThere ? [true, false] : [false];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_hash_says_how_it_was_made_and_verifies_its_password_only(bool argon2)
    {
        var hasher = new PasswordHasher(argon2);
        var hash = await hasher.HashAsync("three lanterns", Ct);
        Assert.StartsWith(argon2 ? "$argon2id$v=19$m=19456,t=2,p=1$" : "$pbkdf2-sha512$i=210000$", hash, StringComparison.Ordinal);
        Assert.True(await hasher.VerifyAsync(hash, "three lanterns", Ct));
        Assert.False(await hasher.VerifyAsync(hash, "three lantern", Ct));
        Assert.False(await hasher.VerifyAsync(hash, "", Ct));
        Assert.False(await hasher.VerifyAsync(hash: null, "three lanterns", Ct));
        Assert.False(hasher.IsOutdated(hash));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_same_password_never_gives_the_same_hash(bool argon2)
    {
        var hasher = new PasswordHasher(argon2);
        Assert.NotEqual(await hasher.HashAsync("three lanterns", Ct), await hasher.HashAsync("three lanterns", Ct), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_hash_made_without_libsodium_is_verified_with_it_and_outdated()
    {
        var hash = await Fallback.HashAsync("three lanterns", Ct);
        Assert.True(await PasswordHasher.Standard.VerifyAsync(hash, "three lanterns", Ct));
        Assert.Equal(Sodium.IsThere, PasswordHasher.Standard.IsOutdated(hash));
        Assert.False(Fallback.IsOutdated(hash));
    }

    [Fact]
    public async Task Fewer_rounds_or_other_costs_are_outdated()
    {
        var hash = await Fallback.HashAsync("three lanterns", Ct);
        Assert.True(Fallback.IsOutdated(hash.Replace("i=210000", "i=100000", StringComparison.Ordinal)));
        if (Sodium.IsThere)
        {
            var costly = await new PasswordHasher(argon2: true).HashAsync("three lanterns", Ct);
            Assert.True(new PasswordHasher(argon2: true).IsOutdated(costly.Replace("t=2", "t=1", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task The_fallback_is_PBKDF2_as_published()
    {
        // RFC 6070's password and salt, SHA-512, one round: the figure published for it with 64 bytes.
        const string Salt = "c2FsdAAAAAAAAAAAAAAAAA==";
        var key = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2("password"u8, Convert.FromBase64String(Salt), 1, System.Security.Cryptography.HashAlgorithmName.SHA512, 64);
        Assert.True(await Fallback.VerifyAsync($"$pbkdf2-sha512$i=1${Salt}${Convert.ToBase64String(key)}", "password", Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("$argon2id$")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA")]
    [InlineData("$pbkdf2-sha512$")]
    [InlineData("$pbkdf2-sha512$i=0$AAAAAAAAAAAAAAAAAAAAAA==$AAAA")]
    [InlineData("$pbkdf2-sha512$i=-1$AAAAAAAAAAAAAAAAAAAAAA==$AAAA")]
    [InlineData("$pbkdf2-sha512$i=x$y$z")]
    [InlineData("$pbkdf2-sha512$i=210000$AAAA")]
    public async Task A_damaged_hash_verifies_nothing(string hash)
    {
        Assert.False(await PasswordHasher.Standard.VerifyAsync(hash, "", Ct));
        Assert.False(await PasswordHasher.Standard.VerifyAsync(hash, "three lanterns", Ct));
    }

    [Fact]
    public void Any_text_as_a_hash_verifies_nothing_and_throws_nothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), Gen.Elements("", "$argon2id$", "$pbkdf2-sha512$i=1$", "$argon2id$v=19$m=8,t=1,p=1$").ToArbitrary(), (text, start) =>
            !PasswordHasher.Standard.VerifyAsync(start + text, "three lanterns", Ct).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_password_verifies_against_its_own_hash_and_not_with_a_letter_more() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), password =>
        {
            var hash = PasswordHasher.Standard.HashAsync(password.Get, Ct).GetAwaiter().GetResult();
            return PasswordHasher.Standard.VerifyAsync(hash, password.Get, Ct).GetAwaiter().GetResult()
                && !PasswordHasher.Standard.VerifyAsync(hash, password.Get + "x", Ct).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
}
