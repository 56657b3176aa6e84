using System.Text.Json.Nodes;
using Azure;

namespace ImageInfra.Driver.Arm;

/// <summary>
/// Azure's long-running operations: poll <c>Azure-AsyncOperation</c> for a status, or <c>Location</c> until it stops
/// returning 202, at the interval in <c>Retry-After</c>.
/// </summary>
internal sealed class ArmOperations(TimeProvider clock)
{
    private const string StatusHeader = "Azure-AsyncOperation";
    private const string LocationHeader = "Location";

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>Whether a response is final, so that there is nothing to poll.</summary>
    public static bool IsDone(Response response) =>
        !response.Headers.Contains(StatusHeader) && !(response.Status == 202 && response.Headers.Contains(LocationHeader));

    /// <summary>The address of the operation that a response started; null if it started none.</summary>
    public static Uri? AddressOf(Response response) =>
        response.Headers.TryGetValue(StatusHeader, out var address) || response.Headers.TryGetValue(LocationHeader, out address)
            ? new Uri(address)
            : null;

    /// <summary>The error of a failed or canceled operation; null otherwise.</summary>
    public static ArmError? ErrorOf(JsonObject operation) => (string?)operation["status"] is { } status
        && (status.Equals("Failed", StringComparison.OrdinalIgnoreCase) || status.StartsWith("Cancel", StringComparison.OrdinalIgnoreCase))
            ? ArmError.Of(400, operation["error"] as JsonObject, $"the operation ended as {status}")
            : null;

    public async Task WaitAsync(ArmClient arm, Response begun, string request, CancellationToken cancellationToken)
    {
        var hasStatus = begun.Headers.Contains(StatusHeader);
        var address = AddressOf(begun)!;
        var pause = ArmRetryPolicy.RetryAfter(begun, clock) ?? s_pause;
        while (true)
        {
            await Task.Delay(pause, clock, cancellationToken);
            using var response = await arm.ReadAsync(address, cancellationToken);
            if (response.Status >= 400 && !(response.Status == 404 && !hasStatus))
            {
                throw ArmError.Of(response).ToException(request);
            }

            if (hasStatus ? HasEnded(response, request) : response.Status != 202)
            {
                return;
            }

            pause = ArmRetryPolicy.RetryAfter(response, clock) ?? s_pause;
        }
    }

    private static bool HasEnded(Response response, string request)
    {
        var operation = (JsonObject)JsonNode.Parse(response.Content)!;
        return ErrorOf(operation) is { } error
            ? throw error.ToException(request)
            : string.Equals((string?)operation["status"], "Succeeded", StringComparison.OrdinalIgnoreCase);
    }
}
