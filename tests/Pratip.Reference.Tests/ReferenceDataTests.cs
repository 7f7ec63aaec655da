namespace Pratip.Reference.Tests;

public sealed class ReferenceDataTests
{
    [Fact]
    public void Everything_that_ships_is_right() => ReferenceData.Check();
}
