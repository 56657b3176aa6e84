using System.Collections.Immutable;

namespace Pulumi.AzureNative.Resources;

/// <summary>What was found.</summary>
[OutputType]
public sealed class GetResourceGroupResult
{
    public readonly string AzureApiVersion;
    public readonly string Id;
    public readonly string Location;
    public readonly string? ManagedBy;
    public readonly string Name;
    public readonly Outputs.ResourceGroupPropertiesResponse Properties;
    public readonly ImmutableDictionary<string, string>? Tags;
    public readonly string Type;

    [OutputConstructor]
    private GetResourceGroupResult(string azureApiVersion, string id, string location, string? managedBy, string name, Outputs.ResourceGroupPropertiesResponse properties, ImmutableDictionary<string, string>? tags, string type)
    {
        AzureApiVersion = azureApiVersion;
        Id = id;
        Location = location;
        ManagedBy = managedBy;
        Name = name;
        Properties = properties;
        Tags = tags;
        Type = type;
    }
}
