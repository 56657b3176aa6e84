using System.Globalization;
using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.ResourceGraph;

/// <summary>The limit of Resource Graph: 15 queries of a caller in 5 seconds. ARM's limits do not apply to queries.</summary>
internal sealed class GraphQuota
{
    private const int Queries = 15;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (int Used, DateTimeOffset Start)> _callers = [];

    /// <summary>Counts a query and returns the headers with the remaining number.</summary>
    /// <exception cref="ArmFault">No query is left (429, without <c>Retry-After</c>).</exception>
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
