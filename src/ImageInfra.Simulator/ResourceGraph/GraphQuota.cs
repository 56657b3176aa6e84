using System.Globalization;
using ImageInfra.Simulator.Entra;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.ResourceGraph;

/// <summary>Resource Graph's own limit: 15 queries of one caller in 5 seconds. ARM's limits do not count them.</summary>
internal sealed class GraphQuota
{
    private const int Queries = 15;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (int Used, DateTimeOffset Start)> _callers = [];

    /// <summary>Counts a query, and answers the headers that say how many are left.</summary>
    /// <exception cref="ArmFault">There is none left: 429, without <c>Retry-After</c>.</exception>
    public IReadOnlyList<(string Name, string Value)> Take(Caller? caller, DateTimeOffset now)
    {
        var key = caller?.ObjectId ?? "";
        var (used, start) = _callers.GetValueOrDefault(key, (0, now));
        (used, start) = now - start >= s_window ? (0, now) : (used, start);
        _callers[key] = (Math.Min(used + 1, Queries), start);
        IReadOnlyList<(string, string)> headers =
        [
            ("x-ms-user-quota-remaining", Math.Max(0, Queries - used - 1).ToString(CultureInfo.InvariantCulture)),
            ("x-ms-user-quota-resets-after", (start + s_window - now).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture)),
        ];
        return used < Queries ? headers : throw new ArmFault(429, "RateLimiting", "There were too many queries; the headers say when the next one may come.")
        {
            Headers = headers,
        };
    }
}
