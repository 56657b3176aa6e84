using System.Globalization;
using System.Text;

namespace ImageInfra.Simulator.Http;

/// <summary>
/// Tells clients that live by the real clock how long to wait when the simulated one is faster. Azure's own waits would be
/// hours of theirs, and where Azure says nothing, clients wait ten seconds or more for what takes milliseconds here.
/// </summary>
internal static class ClientPace
{
    private const string RetryAfter = "Retry-After";
    private const string OneSecond = "1";

    private static readonly byte[] s_inProgress = Encoding.ASCII.GetBytes("\"status\":\"InProgress\"");

    public static ArmAnswer Apply(ArmAnswer answer, SimulatorOptions options)
    {
        if (!options.HasRealTimeClients || options.Speed <= 1)
        {
            return answer;
        }

        if (answer.Headers.Any(h => h.Name == RetryAfter))
        {
            return answer with { Headers = [.. answer.Headers.Select(h => h.Name == RetryAfter ? (RetryAfter, Scale(h.Value, options.Speed)) : h)] };
        }

        var goesOn = answer.Headers.Any(h => h.Name is "Azure-AsyncOperation") || (answer.Utf8.Length < 512 && answer.Utf8.Span.IndexOf(s_inProgress) >= 0);
        return goesOn ? answer with { Headers = [.. answer.Headers, (RetryAfter, OneSecond)] } : answer;
    }

    private static string Scale(string seconds, double speed) =>
        Math.Max(1, (int)Math.Ceiling(int.Parse(seconds, CultureInfo.InvariantCulture) / speed)).ToString(CultureInfo.InvariantCulture);
}
