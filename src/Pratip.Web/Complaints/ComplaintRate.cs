using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Pratip.Web.Complaints;

/// <summary>
/// How often one sender may use the public pages of complaints. No address is kept for it, not even in memory: what is counted under is a
/// digest under a key that lives as long as the process and with the minute in it, so that it leads to no address and joins no two minutes.
/// </summary>
public static class ComplaintRate
{
    public const string Policy = "public-complaint";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    public static void AddComplaintRate(this IServiceCollection services, int mostInAMinute, TimeProvider clock) => services.AddRateLimiter(limiter =>
        limiter.AddPolicy(Policy, http => RateLimitPartition.GetFixedWindowLimiter(
            PartitionOf(http.Connection.RemoteIpAddress, clock.GetUtcNow()),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = mostInAMinute, Window = Window })));

    /// <summary>Of the newer kind of address the half that names a network: the other half its owner changes at will.</summary>
    public static string PartitionOf(IPAddress? address, DateTimeOffset now)
    {
        var bytes = address?.GetAddressBytes() ?? [];
        var network = address?.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6 ? bytes[..8] : bytes;
        var minute = (now.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture);
        byte[] counted = [.. network, .. Encoding.ASCII.GetBytes(minute)];
        return Convert.ToHexString(HMACSHA256.HashData(Key, counted));
    }
}
