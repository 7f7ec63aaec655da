using System.Xml.Linq;

namespace Pratip.Architecture;

/// <summary>
/// Who may know whom: Kernel, Reference, then Linkage and Statistics (which know neither each other nor the register),
/// then Registry, Exchange, Web and the program.
/// </summary>
public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Pratip.Kernel"] = [],
        ["Pratip.Reference"] = ["Pratip.Kernel"],
        ["Pratip.Linkage"] = ["Pratip.Reference", "Pratip.Kernel"],
        ["Pratip.Statistics"] = ["Pratip.Reference", "Pratip.Kernel"],
        ["Pratip.Registry"] = ["Pratip.Statistics", "Pratip.Linkage", "Pratip.Reference", "Pratip.Kernel"],
        ["Pratip.Exchange"] = ["Pratip.Registry", "Pratip.Statistics", "Pratip.Linkage", "Pratip.Reference", "Pratip.Kernel"],
        ["Pratip.Web"] = ["Pratip.Exchange", "Pratip.Registry", "Pratip.Statistics", "Pratip.Linkage", "Pratip.Reference", "Pratip.Kernel"],
        ["Pratip"] = ["Pratip.Web", "Pratip.Exchange", "Pratip.Registry", "Pratip.Statistics", "Pratip.Linkage", "Pratip.Reference", "Pratip.Kernel"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_names_only_the_projects_below_it(string project)
    {
        var file = XDocument.Load(Path.Combine(Repository.Source, project, project + ".csproj"));
        var named = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.All(named, name => Assert.True(Allowed[project].Contains(name, StringComparer.Ordinal), $"{project} must not know {name}"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_uses_only_the_assemblies_below_it(string project)
    {
        var assembly = System.Reflection.Assembly.Load(project);
        var used = assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Pratip", StringComparison.Ordinal));
        Assert.All(used, name => Assert.True(Allowed[project].Contains(name, StringComparer.Ordinal), $"{project} must not know {name}"));
    }

    [Fact]
    public void Every_project_of_the_source_folder_has_its_place() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Directory.GetDirectories(Repository.Source).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal));
}
