using Pratip.Registry.Access.SignIn;
using Pratip.Registry.Backups.Archives;
using Pratip.Testing;

namespace Pratip.Registry.Tests.Backups;

/// <summary>Archives of the first version, one for each way to make the key: whatever changes, they open.</summary>
public sealed class ArchiveFormTests : IDisposable
{
    private const string Argon2 =
        "UFJBVElQQksAAQEAAAAAAwABAAAAAABADx7Ye6vZ/KyfdUCsD9/icG3z3G02b36KIIWcjb++pnosE1ZfJPsPEuFym41qmn1UuevfAFdcrJCZcqJRvexoWR5fep129qLLqa7Nt8dyQJX7OTPVJjuY4Y"
            + "bX7z41pbdDeur8NALplBqnH9Hx6ynUv+6lqEksacQOJEL+1K/x6S+zQoBIMNF/BBwfo6ZDCi/c0j1f6rbtH4hXeHmNkWfB3zsL+/GwwD6nGYqH8B2bEF0M3wTbgxQGFGQTTaJIQtqw5qJ8iwv55one"
            + "pannt9+V5vfJI8vbrcUyQm9H9E8hNnJ8Y0j4cavuJkyA0KMGF8m/2hfdxijdq5QKsGp+VtYZOTkLaElhq1X1mu42OjgB/Mj8owXesy55+CNqUAY2KiBiXF5O7TjFC5BRkNNMgccHFZMRDP1xWRImEx"
            + "RVr2f0okPa+b1OEWqy30ACJBtbf1ycD6+mZfC4UHBEJu6GgGJGPVzWvscfidJutXuIYWs2yGCEzkFN7qWqLHmlBvU9L6pGb3yscVy0JTwt0shF6e4ejma9rVQAXjVbaSjhHZMXYoLtqRNI3rsr4GA0"
            + "wHfFU7evDt3Ev1UN15NZL3mK3EBJN8D2Mi0y3HDwVOr3eVcFwQ61cIxfHe8gqqEd7YdCzwE8RrvBKqj+Tw5pZ9zaRcrqOJVJ+ATBiPAioblZHzVF4bA70wAGCDS8KW3aQm+YoYoGF4iw3XOzZNd8Lg"
            + "LGHP7pULZUgeb3r0yXjFlNuZOsDf7KhxXcB4SMsOdFLS5OGrjT+S/RmKKyTRRZhj+VSRYV3gB4tJ3koUZRQG37+06osOnv91ybTc5ZrGMR3dyxak5RrzyZOegsexrnIeG8OShxp8NNZh0SANFAtI3h"
            + "l0aG7I/Gr1XkQNEGJC3M84aGePSjW+3t7FYKi4U5uj/QpzLaYZ69gik3uywkN9HzyVwyaZDWTiEyDrX6JfrjlowFfoQ59YQiLEmRh9mQkelvlk7uisAheohvNNQ=";

    private const string Pbkdf2 =
        "UFJBVElQQksAAQIAAAmc8AAAAAAAAABAib+14EGpq6LfyKCcOgcIcS9aNcVJ0Ta+maUhsHc2fH6MHKLfEexzrQ2EF+VKt+246x/XFqTdzwiIC3THw6zQsiq+HzCUtXyrhosaw5BZ7dVe3sWF8oZ4L7"
            + "Hsofxf/sZws4QN0rgalKtJ1QP2kt6043HG/yi2OzT4HQBL+cdPDCOhP30nKRcRsYVrSls4lfswj0NP2xcWKok+W9MD7WlTJehz0Ue6p6HDk8aSTC/xFTiY/GURX0l5VWLGfAAMVx173I9+k4J312Qz"
            + "Vm3uqq7DY5G1oS8NPbqdhFFb0VvzPo3w6xTF9P7uaohtzpAzfbJQCC+de05O1X8uHZtAJOQbvsYqwhtlTiAq16HAW/HmM69DDwCW27BUcxGX7y17JO5cpcsBVZZvIPb/5FrjRDUF7+Mkk+dlZ/Uiix"
            + "vnfPLA7aTO0Tbxn90UtqyKLAL6UPWQT7oHVK9fuS+zLqcW4WYmpH8Uab+ibBxv6J/Dm8C52CxfEfGyG+Dk7uCY3vqDUeQw2HCyqSOUZxB+DpLO2JoqqXEV7GIDR5bHSI15Sg3lYxYjxglpt+EIhDkk"
            + "ese44s5LWU8iP0zx4al762Go4Uu61tY5R1VnV+NAZwJt2/aIhasyYu6j5FNXpgjkQDTF+XJ7jUkb2vjBOP+Ia2XOg+EFPQ5FW5jFBuAzXmLzUSxgse3VbGPYVu5uEYGFLUyb7Txsx99Diu3CTesAX4"
            + "uuuEgdF1jwyHXn+jf3kdOCWnzIOHf9NmbeJi4PPVG20AqwQee9ECPwMOTAJq73X+W//81cR87MQ01rl8d18Vz17HiPJE6tVkU6yU6dXmE7NUV1ddeS7UQbqTAZS3re5CqWpKi3MxhDK7X1xzLUot8S"
            + "Vf9T99zzWGlusJzG2eQg1dEzaaEQxElOq6DStP/lC4TcHGPvYNSnvTAAOx/6vfJJsbVRfN9+awu352bA9UkD40krKTlDRx86BhigA3sDDmneXl/fHK66Q0+/Yxs=";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"pratip-form-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(Argon2)]
    [InlineData(Pbkdf2)]
    public async Task An_archive_of_the_first_version_opens_for_ever(string archive)
    {
        if (archive == Argon2 && !Sodium.IsThere)
        {
            throw new SkippedHereException("libsodium is not installed");
        }

        await File.WriteAllBytesAsync(_file, Convert.FromBase64String(archive));
        using var reader = ArchiveReader.Open(_file, TestBackup.Passphrase);
        var found = new List<string>();
        var manifest = await reader.ReadAsync(
            async (name, at, content) =>
            {
                using var text = new StreamReader(content, leaveOpen: true);
                found.Add($"{name} {at:O} {await text.ReadToEndAsync()}");
            }, CancellationToken.None);
        Assert.Equal(["one 2026-03-02T01:02:03.0000000Z first", "two  "], found);
        Assert.Equal(("sqlite", "test", "0123456789abcdef", 2), (manifest.Engine, manifest.Purpose, manifest.MasterKeyId, manifest.Parts.Count));
    }
}
