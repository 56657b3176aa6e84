using System.Text.Json.Nodes;

namespace ImageInfra.UnitTests.Support;

/// <summary>Lines of an engine's event log.</summary>
internal static class SomeEvents
{
    public const string TemplateType = "azure-native:virtualmachineimages:VirtualMachineImageTemplate";
    public const string GalleryType = "azure-native:compute:Gallery";

    public static string Urn(string type, string name) => $"urn:pulumi:dev::imageinfra::imageinfra:index:Stack${type}::{name}";

    public static string Began(string op, string type, string name, bool planning = false) =>
        Event("resourcePreEvent", Step(op, type, name, planning));

    /// <summary>A step of a preview that has an old resource.</summary>
    public static string Removing(string op, string type, string name, string id, params string[] keys)
    {
        var step = Step(op, type, name, planning: true);
        step["metadata"]!["old"] = new JsonObject { ["id"] = id, ["type"] = type, ["custom"] = true };
        step["metadata"]!["keys"] = keys.Length == 0 ? null : new JsonArray([.. keys.Select(k => JsonValue.Create(k))]);
        return Event("resourcePreEvent", step);
    }

    public static string Done(string op, string type, string name) => Event("resOutputsEvent", Step(op, type, name, planning: false));

    public static string Failed(string op, string type, string name, JsonObject? state = null)
    {
        var step = Step(op, type, name, planning: false);
        step["metadata"]!["new"] = state;
        return Event("resOpFailedEvent", step);
    }

    public static string Error(string message, string? type = null, string name = "") => Said("error", message, type, name);

    public static string Said(string severity, string message, string? type = null, string name = "") => Event("diagnosticEvent", new JsonObject
    {
        ["urn"] = type is null ? null : Urn(type, name),
        ["message"] = message,
        ["color"] = "never",
        ["severity"] = severity,
    });

    private static JsonObject Step(string op, string type, string name, bool planning) => new()
    {
        ["planning"] = planning,
        ["metadata"] = new JsonObject { ["op"] = op, ["urn"] = Urn(type, name), ["type"] = type },
    };

    private static string Event(string name, JsonObject body) => new JsonObject { ["sequence"] = 1, [name] = body }.ToJsonString();
}
