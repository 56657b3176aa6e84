using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Arm;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Checks requests and responses against the contract.</summary>
internal static class ExchangeCheck
{
    /// <summary>The errors in responses.</summary>
    public static IReadOnlyList<string> Problems(IEnumerable<(ArmRequest Request, ArmAnswer Answer)> exchanges) => [.. exchanges
        .Where(e => e.Answer.Status < 300 && !e.Answer.Utf8.IsEmpty && e.Request.Method != "POST")
        .SelectMany(e => Check(e.Request, Parse(e.Answer), isResponse: true))
        .Distinct()
        .Take(20)];

    /// <summary>The errors in request bodies.</summary>
    public static IReadOnlyList<string> RequestProblems(IEnumerable<(ArmRequest Request, ArmAnswer Answer)> exchanges) => [.. exchanges
        .Where(e => e.Request is { Method: "PUT", Body: not null })
        .SelectMany(e => Check(e.Request, e.Request.Body!, isResponse: false))
        .Distinct()];

    /// <summary>Fails with all errors.</summary>
    public static void None(IReadOnlyList<string> problems) => Assert.True(problems.Count == 0, string.Join('\n', problems));

    private static IEnumerable<string> Check(ArmRequest request, JsonNode? body, bool isResponse) => body is JsonObject json
        ? AzureContract.Problems(request.Path.Type, request.ApiVersion, json, isResponse).Select(p => $"{request.Method} {request.Path.Text}: {p}")
        : [];

    private static JsonNode? Parse(ArmAnswer answer) => JsonSerializer.Deserialize<JsonNode>(answer.Utf8.Span);
}
