using System.Text;
using Microsoft.EntityFrameworkCore;
using Pratip.Exchange.Imports;
using Pratip.Testing.Databases;

namespace Pratip.Exchange.Tests.Imports;

/// <summary>Parts of a file are worked on beside each other; what comes of it must not depend on which is done first.</summary>
public sealed class RepeatedImportTests
{
    private const int Rows = 3_000;

    [Fact]
    public async Task One_file_gives_the_same_receipt_and_the_same_return_in_every_register()
    {
        var receipts = new List<string>();
        var returns = new List<byte[]>();
        for (var i = 0; i < 3; i++)
        {
            await using var desk = await ImportDesk.OpenAsync(Engine.Sqlite);
            var target = Path.Combine(desk.Folder, "returned.xlsx");
            var receipt = await desk.ImportAsync(WriteFile(desk.Folder), target, o => o with { AgencyCode = "PC-12" });
            receipts.Add(ImportDesk.Counts(receipt) + "\n" + ImportDesk.Say(receipt));
            returns.Add(await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken));
        }

        Assert.StartsWith($"Imported: new {Rows - (Rows / 7) - 1}, ", receipts[0], StringComparison.Ordinal);
        Assert.All(receipts, r => Assert.Equal(receipts[0], r));
        Assert.All(returns, r => Assert.Equal(returns[0], r));
    }

    [Fact]
    public async Task Every_person_gets_the_identity_of_the_own_row()
    {
        await using var desk = await ImportDesk.OpenAsync(Engine.Sqlite);
        await desk.ImportAsync(WriteFile(desk.Folder), options: o => o with { AgencyCode = "PC-12" });
        await using var db = desk.Register.CreateContext();
        var reports = await db.PersonReports.ToDictionaryAsync(r => r.Id, r => r.OwnReference, TestContext.Current.CancellationToken);
        var identities = await db.SealedIdentities.ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(reports.Count, identities.Count);
        foreach (var identity in identities)
        {
            var number = reports[identity.Id]["V-".Length..];
            var opened = desk.Register.Vault.Open(identity);
            Assert.Equal($"SOK {number}", opened.Names[0].Text);
            Assert.Equal($"tel:0{number}", opened.Contacts[0]);
        }

        var remarks = await db.SealedRemarks.ToListAsync(TestContext.Current.CancellationToken);
        var victims = await db.Victims.ToDictionaryAsync(v => v.Id, v => v.ReportId, TestContext.Current.CancellationToken);
        Assert.Equal(reports.Count, remarks.Count);
        Assert.All(remarks, r => Assert.Equal($"said by {reports[victims[r.Id]]}", desk.Register.Vault.OpenRemark(r)));
    }

    /// <summary>Every seventh row has a date in the future or an unknown code; they go back.</summary>
    private static string WriteFile(string folder)
    {
        var text = new StringBuilder("person_reference,name_latin,sex,citizenship,registered_on,status,forms,phone,remarks\r\n");
        for (var i = 0; i < Rows; i++)
        {
            var day = i % 14 == 0 ? "2031-01-01" : $"2024-{(i % 12) + 1:00}-{(i % 28) + 1:00}";
            var sex = i % 14 == 7 ? "neither" : i % 2 == 0 ? "female" : "male";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"V-{i},SOK {i},{sex},KH,{day},presumed,forced-labour;online-scam,0{i},said by V-{i}\r\n");
        }

        var path = Path.Combine(folder, "victims.csv");
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
