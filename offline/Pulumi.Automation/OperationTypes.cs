using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Automation;

/// <summary>Operations as the CLI spells them.</summary>
internal static class OperationTypes
{
    /// <summary>Such as <c>create-replacement</c>.</summary>
    public static OperationType Parse(string text) =>
        Enum.TryParse<OperationType>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var type) ? type : OperationType.Unknown;

    public static IImmutableDictionary<OperationType, int>? ReadChanges(JsonElement owner) =>
        !owner.TryGetProperty("resourceChanges", out var changes) || changes.ValueKind != JsonValueKind.Object
            ? null
            : changes.EnumerateObject()
                .GroupBy(c => Parse(c.Name), c => c.Value.GetInt32())
                .ToImmutableDictionary(g => g.Key, g => g.Sum());
}
