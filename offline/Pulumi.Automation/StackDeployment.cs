using System.Text.Json;

namespace Pulumi.Automation;

public sealed class StackDeployment
{
    private StackDeployment(int version, JsonElement json)
    {
        Version = version;
        Json = json;
    }

    public int Version { get; }

    public JsonElement Json { get; }

    public static StackDeployment FromJsonString(string jsonString)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(jsonString);
        return new(json.GetProperty("version").GetInt32(), json);
    }
}
