using System.Net;
using Pratip.Web.Complaints;

namespace Pratip.Web.Tests.Complaints;

public sealed class ComplaintRateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 30, TimeSpan.Zero);

    [Fact]
    public void What_senders_are_counted_under_holds_no_address_and_is_another_one_each_minute()
    {
        var address = IPAddress.Parse("203.0.113.77");
        var key = ComplaintRate.PartitionOf(address, Now);
        Assert.Equal(key, ComplaintRate.PartitionOf(address, Now.AddSeconds(20)), StringComparer.Ordinal);
        Assert.NotEqual(key, ComplaintRate.PartitionOf(address, Now.AddMinutes(1)), StringComparer.Ordinal);
        Assert.NotEqual(key, ComplaintRate.PartitionOf(IPAddress.Parse("203.0.113.78"), Now), StringComparer.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(address.GetAddressBytes()), key, StringComparison.Ordinal);
    }

    [Fact]
    public void One_network_of_the_newer_addresses_is_one_sender() => Assert.Equal(
        ComplaintRate.PartitionOf(IPAddress.Parse("2001:db8:1:2::1"), Now), ComplaintRate.PartitionOf(IPAddress.Parse("2001:db8:1:2:ffff::9"), Now));
}
