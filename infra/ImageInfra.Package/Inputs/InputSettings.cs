using System.Text.Json.Nodes;
using ImageInfra.Model.Settings;
using ImageInfra.Package.Schemas;

namespace ImageInfra.Package.Inputs;

/// <summary>The settings among the inputs of a component.</summary>
/// <param name="component">The component.</param>
/// <param name="inputs">The inputs, by name.</param>
internal sealed class InputSettings(PackageComponent component, JsonObject inputs) : SettingsSource
{
    public override string File => component.Name;

    public override IReadOnlyList<string> Keys => [.. component.Settings.Where(k => inputs[k] is not null)];

    public override string? Find(string key) => !component.Settings.Contains(key) ? null : inputs[key] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var value => value?.ToJsonString(),
    };
}
