namespace ImageInfra.IntegrationTests.Support;

/// <summary>Tests that run programs on Pulumi's test host, one after the other: it sets the process's exit code.</summary>
[CollectionDefinition(Name)]
public sealed class PulumiCollection
{
    public const string Name = "programs";
}
