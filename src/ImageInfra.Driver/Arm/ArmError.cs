using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm;

/// <summary>An error of Azure: a code for programs and a message for people.</summary>
internal sealed record ArmError(int Status, string Code, string Message)
{
    /// <summary>Reads the error in a response: <c>{"error": {"code", "message"}}</c>.</summary>
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

    /// <summary>Reads the error of a failed operation, or of a response without an error message.</summary>
    public static ArmError Of(int status, JsonObject? error, string otherwise)
    {
        var message = (string?)error?["message"] ?? otherwise;
        foreach (var detail in error?["details"] as JsonArray ?? [])
        {
            message += $" ({(string?)detail?["code"]}: {(string?)detail?["message"]})";
        }

        return new(status, (string?)error?["code"] ?? $"HTTP {status}", SecretMask.Apply(message));
    }

    /// <summary>Creates the exception for an error, with the request and Azure's message.</summary>
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
