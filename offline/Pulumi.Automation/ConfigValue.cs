using System.Text.Json.Serialization;

namespace Pulumi.Automation;

[method: JsonConstructor]
public class ConfigValue(string value, bool isSecret = false)
{
    [JsonPropertyName("value")]
    public string Value { get; set; } = value;

    [JsonPropertyName("secret")]
    public bool IsSecret { get; set; } = isSecret;
}
