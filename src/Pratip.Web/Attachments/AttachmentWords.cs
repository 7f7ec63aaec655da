using Pratip.Web.Hosting;

namespace Pratip.Web.Attachments;

/// <summary>What is said of a file without opening it.</summary>
internal static class AttachmentWords
{
    /// <summary>The kind of a file in words. A type that is no longer on the list is still a file.</summary>
    public static string FileType(this SiteText text, string mediaType) =>
        text[$"web.attachments.type.{Registry.Attachments.FileType.Allowed.FirstOrDefault(type => type.Media == mediaType)?.Type ?? "other"}"];
}
