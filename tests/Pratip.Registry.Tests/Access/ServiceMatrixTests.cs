using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Pratip.Registry.Access;
using Pratip.Registry.Storage;
using Pratip.Testing.Databases;

namespace Pratip.Registry.Tests.Access;

/// <summary>
/// Every verb of every service, found in the code: whoever holds none of the roles that do case work is refused before
/// anything is looked up, and nothing is written. A new verb without a rule fails here without being listed.
/// </summary>
public sealed class ServiceMatrixTests
{
    /// <summary>Roles that see figures, logs or accounts, and enter nothing about a person or a case.</summary>
    private static readonly string[] Outside = ["statistician", "auditor", "data-protection-officer", "rapporteur", "signatory", "administrator", "embassy-liaison"];

    /// <summary>What everybody who has signed in does for themselves: their queue, inbox, address and forms left half way.</summary>
    private static readonly string[] OwnDesk = ["TaskService", "Inbox", "NoticeAddress", "NoticeAddresses", "NoticeAddressService", "SavedQueues", "Drafts"];

    /// <summary>What is the work of one of these roles, and of it alone among them.</summary>
    private static readonly Dictionary<string, string[]> Given = new(StringComparer.Ordinal)
    {
        ["ClearanceService.DecideOverrideAsync(DecideOverrideOptions)"] = ["rapporteur"],
        ["IncidentService.FollowAsync(FollowIncidentOptions)"] = ["rapporteur"],
        ["FindingService.DecideAsync(DecideFindingOptions)"] = ["rapporteur"],
        ["PublicationService.ReleaseAsync(ReleasePublicationOptions)"] = ["rapporteur"],
        ["PublicationService.WithdrawAsync(WithdrawPublicationOptions)"] = ["rapporteur"],
        ["AgencyService.SetGoLiveAsync(SetGoLiveOptions)"] = ["administrator"],
        ["EditionService.CreateAsync(CreateEditionOptions)"] = ["statistician"],
        ["EditionService.AcceptFindingsAsync(AcceptFindingsOptions)"] = ["statistician"],
        ["EditionService.ExplainChangeAsync(ExplainChangeOptions)"] = ["statistician"],
        ["EditionService.WriteTextAsync(WriteTextOptions)"] = ["statistician"],
        ["EditionService.WithdrawAsync(WithdrawEditionOptions)"] = ["statistician"],
        ["EditionSignatures.SignAsync(SignEditionOptions)"] = ["statistician", "signatory"],
        ["EditionSignatures.ReleaseAsync(ReleaseEditionOptions)"] = ["signatory"],
        ["ReleaseCalendar.PlanAsync(PlanReleaseOptions)"] = ["statistician"],
        ["ExemptionService.AskAsync(AskExemptionOptions)"] = ["statistician"],
        ["ExemptionService.ApproveAsync(ApproveExemptionOptions)"] = ["statistician", "signatory"],
        ["EditionReader.HandOutKeyAsync(HandOutKeyOptions)"] = ["statistician"],
        ["StatementService.RegisterAsync(RegisterStatementOptions)"] = ["statistician"],
        ["StatementService.CheckAgainAsync(CheckAgainOptions)"] = ["statistician"],
        ["StatementService.FinishAsync(FinishClaimOptions)"] = ["statistician"],
        ["StatementService.AddClaimAsync(AddClaimOptions)"] = ["statistician"],
        ["StatementMistakes.VoidAsync(VoidStatementOptions)"] = ["statistician"],
        ["StatementService.SetAsideAsync(SetAsideClaimOptions)"] = ["statistician"],
        ["StatementAnswers.NoteReplyAsync(NoteReplyOptions)"] = ["statistician"],
        ["StatementAnswers.NoteCorrectionAsync(NoteCorrectionOptions)"] = ["statistician"],
        ["StatementReports.PrepareAsync(PrepareReportOptions)"] = ["statistician"],
        ["StatementReports.ReleaseAsync(ReleaseReportOptions)"] = ["statistician", "signatory"],
    };

    /// <summary>What one of those roles is for: a mission answers notices, and whoever keeps all accounts registers missions.</summary>
    private static readonly Dictionary<string, string> TheirOwn = new(StringComparer.Ordinal) { ["MissionService"] = "embassy-liaison", ["Missions"] = "administrator" };

    private static readonly Lazy<IReadOnlyList<MethodInfo>> Found = new(() =>
    [
        .. from type in typeof(Register).Assembly.GetExportedTypes()
           where type is { IsAbstract: true, IsSealed: true }
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
           let parameters = method.GetParameters()
           where parameters.Length > 1 && parameters[0].ParameterType == typeof(ActorRegister) && parameters.Any(one => one.ParameterType.Name.EndsWith("Options", StringComparison.Ordinal))
           select method,
    ]);

    public static TheoryData<string> Verbs => [.. Found.Value.Where(method => !OwnDesk.Contains(method.DeclaringType!.Name, StringComparer.Ordinal)).Select(Name)];

    [Fact]
    public void The_verbs_of_case_work_are_found() => Assert.True(Verbs.Count > 30, $"{Verbs.Count} verbs");

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_role_that_does_no_case_work_is_refused_before_anything_is_looked_up(string verb)
    {
        var method = Found.Value.Single(one => Name(one) == verb);
        await using var test = await TestRegister.CreateAsync(Engine.Sqlite);
        await using var db = test.Register.CreateContext();
        var agency = await db.Agencies.SingleAsync(one => one.Code == "PC-12");
        var events = await db.Events.CountAsync();
        foreach (var role in Outside.Except(Given.GetValueOrDefault(verb, []), StringComparer.Ordinal).Where(role => TheirOwn.GetValueOrDefault(method.DeclaringType!.Name) != role))
        {
            var user = new User { AgencyId = agency.Id, SignInName = role, DisplayName = role, Status = UserStatus.Active };
            var register = test.Register.As(Actor.Of(user, [new RoleGrant { UserId = user.Id, Role = role, GrantedBy = "tester" }], agency.ProvinceCode, RoleBook.Standard));
            using var counted = StatementCount.Begin();
            await Assert.ThrowsAsync<AccessRefusedException>(() => CallAsync(method, register));
            Assert.Empty(counted.Statements);
        }

        Assert.Equal(events, await db.Events.CountAsync());
    }

    private static async Task CallAsync(MethodInfo method, ActorRegister register)
    {
        var arguments = method.GetParameters().Select(parameter => Sample(parameter, register)).ToArray();
        await (Task)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    /// <summary>Something of the type, which nobody may come to look at.</summary>
    private static object? Sample(ParameterInfo parameter, ActorRegister register) => parameter.ParameterType switch
    {
        var type when type == typeof(ActorRegister) => register,
        var type when type == typeof(CancellationToken) => CancellationToken.None,
        var type when type == typeof(string) => "",
        { IsValueType: true } type => Activator.CreateInstance(type),
        { IsInterface: true } or { IsAbstract: true } or { IsArray: true } => null,
        var type => Empty(type),
    };

    /// <summary>A verb over several nouns is tried on cases.</summary>
    private static object Empty(Type type)
    {
        var options = RuntimeHelpers.GetUninitializedObject(type);
        type.GetProperty("Noun")?.SetValue(options, "cases");
        return options;
    }

    private static string Name(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}({method.GetParameters().First(one => one.ParameterType.Name.EndsWith("Options", StringComparison.Ordinal)).ParameterType.Name})";
}
