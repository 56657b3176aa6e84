using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm;

/// <summary>Azure's error: a code for programs, and words for people.</summary>
internal sealed record ArmError(int Status, string Code, string Message)
{
    /// <summary>From the answer to a request: <c>{"error": {"code", "message"}}</c>.</summary>
    public static ArmError Of(Response response)
    {
        try
        {
            return Of(response.Status, (JsonNode.Parse(response.Content) as JsonObject)?["error"] as JsonObject, response.ReasonPhrase);
        }
        catch (JsonException)
        {
            return Of(response.Status, null, response.ReasonPhrase);
        }
    }

    /// <summary>From an operation that ended badly, or from an answer without any words.</summary>
    public static ArmError Of(int status, JsonObject? error, string otherwise)
    {
        var message = (string?)error?["message"] ?? otherwise;
        foreach (var detail in error?["details"] as JsonArray ?? [])
        {
            message += $" ({(string?)detail?["code"]}: {(string?)detail?["message"]})";
        }

        return new(status, (string?)error?["code"] ?? $"HTTP {status}", SecretMask.Apply(message));
    }

    /// <summary>What an operator reads: what was asked of what, and what Azure says.</summary>
    public DriverException ToException(string request) => new(Failure, $"Azure refused {request}: {Code}: {Message}");

    private DriverFailure Failure => FailureClass.Of($"{Code}: {Message}") switch
    {
        DriverFailure.UpdateFailed when Status is 401 or 403 => DriverFailure.NotAuthorized,
        DriverFailure.UpdateFailed when Status is 404 => DriverFailure.NotFound,
        DriverFailure.UpdateFailed when Status is 408 or 429 or >= 500 => DriverFailure.AzureUnavailable,
        DriverFailure.UpdateFailed => DriverFailure.AzureRefused,
        var known => known,
    };
}
