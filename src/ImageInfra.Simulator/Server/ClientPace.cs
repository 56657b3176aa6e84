using System.Globalization;
using System.Text;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Server;

/// <summary>
/// Adapts Retry-After for clients that wait in real time, because the simulated clock is faster. Azure's waits would be
/// hours on it, and without the header clients wait ten seconds or more for an operation that takes milliseconds.
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
