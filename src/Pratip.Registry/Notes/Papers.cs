using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Cases;

namespace Pratip.Registry.Notes;

/// <summary>The notes and files of a case or of a person's report, oldest first, as far as an actor may see them: no text, no name and no content.</summary>
/// <param name="Words">The number of the case, or the reference of the report.</param>
/// <param name="Staff">What the colleagues are called who wrote or sent them.</param>
/// <param name="Enterable">Those that the actor may enter, and so ask to be voided.</param>
public sealed record Papers(
    string Words, IReadOnlyList<NoteHead> Notes, IReadOnlyList<AttachmentHead> Files, IReadOnlyDictionary<Guid, string> Staff, IReadOnlySet<Guid> Enterable)
{
    /// <summary>Null where the case or report is not there or out of reach.</summary>
    public static async Task<Papers?> ReadAsync(ActorRegister register, CaseOrReport of, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(of);
        if (await of.FindAsync(register, ct) is not { } words)
        {
            return null;
        }

        await using var db = register.CreateContext();
        var notes = await db.Notes.Where(note => of.CaseId != null ? note.CaseId == of.CaseId : note.ReportId == of.ReportId).OrderBy(note => note.Id)
            .Select(note => new NoteHead(note.Id, note.AgencyId, note.UserId, note.At, note.Visibility)).ToListAsync(ct);
        var files = await db.Attachments.Where(file => of.CaseId != null ? file.CaseId == of.CaseId : file.ReportId == of.ReportId).OrderBy(file => file.Id)
            .Select(file => new AttachmentHead(file.Id, file.AgencyId, file.UserId, file.At, file.MediaType, file.Size, file.Scan, file.Visibility)).ToListAsync(ct);
        var staff = await StaffNames.ReadAsync(register.Register, [.. notes.Select(note => note.UserId).Concat(files.Select(file => file.UserId)).Distinct()], ct);
        var (noteIds, fileIds) = (notes.ConvertAll(note => note.Id), files.ConvertAll(file => file.Id));
        await using var enter = register.CreateContext(AccessVerb.Enter);
        var enterable = await enter.Notes.Where(note => noteIds.Contains(note.Id)).Select(note => note.Id)
            .Concat(enter.Attachments.Where(file => fileIds.Contains(file.Id)).Select(file => file.Id)).ToListAsync(ct);
        return new Papers(words, notes, files, staff, enterable.ToHashSet());
    }
}
