using Pratip.Reference.Wording;
using Pratip.Registry.Storage;

namespace Pratip.Registry.Tests.Storage;

public sealed class RegisterExceptionTests
{
    [Fact]
    public void A_reason_in_the_words_of_another_part_is_told_by_its_key_and_does_not_end_the_program()
    {
        var refused = new RegisterException(new Message("somewhere.else", "people.csv"));
        Assert.Equal("somewhere.else(people.csv)", refused.Message);
        Assert.Equal("somewhere.else", refused.Reason.Key);
    }
}
