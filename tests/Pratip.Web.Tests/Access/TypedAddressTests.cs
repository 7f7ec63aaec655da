using System.Net;
using Pratip.Registry.Access;

namespace Pratip.Web.Tests.Access;

/// <summary>
/// Every route with a row in its address x every role x rows inside and outside its reach, all of them found in the code: an
/// address typed by hand answers for a row out of reach, to the letter, as for one that is not there.
/// </summary>
public sealed class TypedAddressTests(TypedAddresses typed) : IClassFixture<TypedAddresses>
{
    public static TheoryData<string, string> Readers => [.. from role in RoleBook.Standard.Roles from agency in TypedAddresses.Agencies select (role.Code, agency)];

    [Fact]
    public void Every_route_with_a_row_in_its_address_is_tried_with_rows_that_it_knows() =>
        Assert.Empty(typed.Routes.Where(route => !typed.RowsOf(route).Any()).Select(route => route.Pattern));

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task What_is_out_of_reach_answers_as_what_is_not_there_and_what_is_in_reach_opens(string role, string agency)
    {
        var reader = await typed.ReaderAsync(role, agency);
        var wrong = new List<string>();
        foreach (var route in typed.Routes)
        {
            foreach (var row in typed.RowsOf(route))
            {
                var nowhere = await reader.AskAsync(route, TypedRow.Nowhere(row.Table));
                var answer = await reader.AskAsync(route, row);
                if ((int)answer.Status >= 500 || (!reader.Sees(row) && answer != nowhere))
                {
                    wrong.Add($"{route.Method} {route.Pattern} of {row.Table}: {answer.Status}, and {nowhere.Status} for a row that is not there");
                }

                // A form that was sent empty may be refused in any words; a page is shown. Neither agency is a mission, which alone has that page.
                if (route.Method == "GET" && role != "embassy-liaison" && reader.Sees(row) && reader.May(route) && answer.Status != HttpStatusCode.OK)
                {
                    wrong.Add($"{route.Method} {route.Pattern} of {row.Table}: {answer.Status} although it is within reach");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }
}
