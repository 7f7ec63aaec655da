using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Pratip.Web.Complaints;

/// <summary>
/// How often one sender may use the public pages of complaints: complaining and following each for itself, so that whoever tries codes shuts
/// the door to nobody who complains. No address is kept for it, not even in memory: what is counted under is a digest under a key that lives as
/// long as the process and with the minute in it, so that it leads to no address and joins no two minutes. It is asked once a form was read,
/// so that what was typed can be shown again.
/// </summary>
public sealed class ComplaintRate : IDisposable
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private readonly PartitionedRateLimiter<IPAddress?> _filing;
    private readonly PartitionedRateLimiter<IPAddress?> _following;

    public ComplaintRate(int mostInAMinute, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostInAMinute);
        _filing = Buckets(mostInAMinute, clock);
        _following = Buckets(mostInAMinute, clock);
    }

    /// <summary>How long a sender of something for an office has to wait; null where the form is taken.</summary>
    public TimeSpan? WaitToFile(HttpContext http) => Wait(_filing, http);

    /// <summary>The same of whoever asks by a code.</summary>
    public TimeSpan? WaitToFollow(HttpContext http) => Wait(_following, http);

    /// <summary>Of the newer kind of address the half that names a network: the other half its owner changes at will.</summary>
    public static string PartitionOf(IPAddress? address, DateTimeOffset now)
    {
        var bytes = address?.GetAddressBytes() ?? [];
        var network = address?.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6 ? bytes[..8] : bytes;
        var minute = (now.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture);
        byte[] counted = [.. network, .. Encoding.ASCII.GetBytes(minute)];
        return Convert.ToHexString(HMACSHA256.HashData(Key, counted));
    }

    public void Dispose()
    {
        _filing.Dispose();
        _following.Dispose();
    }

    private static TimeSpan? Wait(PartitionedRateLimiter<IPAddress?> buckets, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        using var lease = buckets.AttemptAcquire(http.Connection.RemoteIpAddress);
        var least = TimeSpan.FromSeconds(1);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > least ? wait : least;
    }

    /// <summary>Half of a minute's forms may come at once, an office or a village behind one address; then they go on evenly.</summary>
    private static PartitionedRateLimiter<IPAddress?> Buckets(int mostInAMinute, TimeProvider clock) => PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(PartitionOf(address, clock.GetUtcNow()), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, mostInAMinute / 2),
            TokensPerPeriod = Math.Max(1, mostInAMinute / 60),
            ReplenishmentPeriod = mostInAMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1) / mostInAMinute,
            QueueLimit = 0,
        }));
}
