namespace ImageInfra.UnitTests.Support;

/// <summary>Runs of Pulumi's test host are serial, as its documentation asks.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PulumiCollection
{
    public const string Name = "Pulumi test host";
}
