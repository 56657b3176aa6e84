using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Automation;

/// <summary>The names of operations in the CLI.</summary>
internal static class OperationTypes
{
    /// <summary>Formats an operation, such as <c>create-replacement</c>.</summary>
    public static OperationType Parse(string text) =>
        Enum.TryParse<OperationType>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var type) ? type : OperationType.Unknown;

    public static IImmutableDictionary<OperationType, int>? ReadChanges(JsonElement owner) =>
        !owner.TryGetProperty("resourceChanges", out var changes) || changes.ValueKind != JsonValueKind.Object
            ? null
            : changes.EnumerateObject()
                .GroupBy(c => Parse(c.Name), c => c.Value.GetInt32())
                .ToImmutableDictionary(g => g.Key, g => g.Sum());
}
