using System.Globalization;
using Pratip.Registry.Storage;

namespace Pratip.Web.Access;

/// <summary>
/// The sessions that somebody signed out of, until they would have been over anyway: a copy of the cookie opens nothing then. They lie
/// beside the keys of the sessions, which every node reads, as one empty file each.
/// </summary>
public sealed class EndedSessions(Register register)
{
    private const string Ending = ".ended";

    private readonly string _folder = OwnerOnly.CreateFolder(Path.Combine(register.Location.FilesFolder, SessionKeys.Folder));

    public bool Holds(Guid session) => File.Exists(PathOf(session));

    public void Add(Guid session)
    {
        Forget();
        var path = PathOf(session);
        OwnerOnly.CreateFile(path);
        File.SetLastWriteTimeUtc(path, register.Clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>What has passed would be refused for its age; another node may do the same at the same time.</summary>
    private void Forget()
    {
        var passed = register.Clock.GetUtcNow().UtcDateTime - SiteSession.Longest;
        foreach (var path in Directory.EnumerateFiles(_folder, "*" + Ending).Where(path => File.GetLastWriteTimeUtc(path) < passed))
        {
            File.Delete(path);
        }
    }

    private string PathOf(Guid session) => Path.Combine(_folder, session.ToString("N", CultureInfo.InvariantCulture) + Ending);
}
