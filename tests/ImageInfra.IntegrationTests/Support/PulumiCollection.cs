namespace ImageInfra.IntegrationTests.Support;

/// <summary>Tests on Pulumi's test host run one at a time, because it sets the process's exit code.</summary>
[CollectionDefinition(Name)]
public sealed class PulumiCollection
{
    public const string Name = "programs";
}
