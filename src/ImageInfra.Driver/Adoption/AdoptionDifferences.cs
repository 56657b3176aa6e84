using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Adoption;

/// <summary>Compares a resource in Azure with the stack's declaration of it.</summary>
internal static class AdoptionDifferences
{
    private const string Location = "location";

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Properties that Azure accepts only when the gallery is created.
    private static readonly string[] s_fixedEverywhere = [Location, "sharingProfile.permissions"];

    /// <summary>Lists the changes that an update would make to an imported resource.</summary>
    /// <param name="declared">The resource as the program declares it.</param>
    /// <param name="outputs">The resource in Azure, with its properties at the top level.</param>
    public static IReadOnlyList<PropertyDifference> Of(DeclaredResource declared, JsonObject outputs)
    {
        var there = RehearsalImport.InputsOf(declared.Type, declared.Inputs, outputs);
        var imported = new RehearsedResource(declared.Type.Token, declared.Name, declared.Id, Protect: false, there, outputs);
        var wanted = declared.Options.Inputs(declared.Inputs, imported);
        string[] immutable = [.. declared.Options.ReplaceOnChanges, .. FixedFeatures(there)];
        var differences = new List<PropertyDifference>();
        foreach (var name in there.Select(p => p.Key).Union(wanted.Select(p => p.Key)).Except(declared.Type.PathInputs()).Order(StringComparer.Ordinal))
        {
            // Immutable properties are compared even if undeclared, because a difference would replace the definition.
            var isImmutable = declared.Options.ReplaceOnChanges.Contains(name);
            Compare(name, there[name], isImmutable ? declared.Inputs[name] : wanted[name], property => IsFixed(property, immutable), differences);
        }

        return differences;
    }

    // Azure lets features change only if the definition allows it.
    private static string[] FixedFeatures(JsonObject there) => (bool?)there["allowUpdateImage"] == true ? [] : ["features"];

    private static bool IsFixed(string property, IReadOnlyList<string> immutable) =>
        s_fixedEverywhere.Contains(property) || immutable.Contains(property.Split('.')[0]);

    private static void Compare(
        string property,
        JsonNode? there,
        JsonNode? wanted,
        Func<string, bool> isFixed,
        List<PropertyDifference> differences)
    {
        if (there is JsonObject left && wanted is JsonObject right)
        {
            foreach (var name in left.Select(p => p.Key).Union(right.Select(p => p.Key)).Order(StringComparer.Ordinal))
            {
                Compare($"{property}.{name}", left[name], right[name], isFixed, differences);
            }
        }
        else if (!Same(property, there, wanted))
        {
            differences.Add(new(property, Text(there), Text(wanted), isFixed(property)));
        }
    }

    // Azure returns an empty text, list or map for an unset property.
    private static bool Same(string property, JsonNode? there, JsonNode? wanted) =>
        (IsNothing(there) && IsNothing(wanted))
        || JsonNode.DeepEquals(there, wanted)
        || (property == Location && AzureRegion.Normalize((string?)there ?? "") == AzureRegion.Normalize((string?)wanted ?? ""));

    private static bool IsNothing(JsonNode? node) => node switch
    {
        null => true,
        JsonObject map => map.All(p => IsNothing(p.Value)),
        JsonArray list => list.Count == 0,
        JsonValue value => value.GetValueKind() == JsonValueKind.String && (string?)value is "",
        _ => false,
    };

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string?)value,
        _ => node.ToJsonString(s_readable),
    };
}
