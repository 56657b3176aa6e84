using System.Globalization;

namespace ImageInfra.Simulator.Arm;

/// <summary>
/// ARM's request limits: a token bucket for each subscription, caller and kind of request. 250 reads, refilled with 25 a
/// second; 200 writes and 200 deletes, refilled with 10 a second.
/// </summary>
internal sealed class Throttle
{
    private readonly Dictionary<(string Subscription, string Caller, string Kind), (double Tokens, DateTimeOffset At)> _buckets = [];

    /// <summary>Takes a token. Returns the header with the remaining tokens, or null without a limit.</summary>
    /// <exception cref="ArmFault">No token is left (429).</exception>
    public (string Name, string Value)? Take(ArmRequest request, DateTimeOffset now)
    {
        if (request.Path.SubscriptionId.Length == 0)
        {
            return null;
        }

        var (kind, size, refill) = request.Method switch
        {
            "DELETE" => ("deletes", 200, 10),
            "PUT" or "POST" or "PATCH" => ("writes", 200, 10),
            _ => ("reads", 250, 25),
        };
        var key = (request.Path.SubscriptionId.ToLowerInvariant(), request.Caller?.ObjectId ?? "", kind);
        var (tokens, at) = _buckets.GetValueOrDefault(key, (size, now));
        tokens = Math.Min(size, tokens + ((now - at).TotalSeconds * refill));
        if (tokens < 1)
        {
            _buckets[key] = (tokens, now);
            var wait = Math.Max(1, (int)Math.Ceiling((1 - tokens) / refill));
            throw new ArmFault(429, "SubscriptionRequestsThrottled", $"Number of '{kind}' requests for subscription '{request.Path.SubscriptionId}' exceeded the limit of {size}, refilled at {refill} a second. Please try again after '{wait}' seconds.")
            {
                Headers = [("Retry-After", wait.ToString(CultureInfo.InvariantCulture))],
            };
        }

        _buckets[key] = (tokens - 1, now);
        return ($"x-ms-ratelimit-remaining-subscription-{kind}", ((int)tokens - 1).ToString(CultureInfo.InvariantCulture));
    }
}
