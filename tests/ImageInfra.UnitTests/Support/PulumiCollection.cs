namespace ImageInfra.UnitTests.Support;

/// <summary>Runs tests of Pulumi's test host one at a time, as its documentation requires.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PulumiCollection
{
    public const string Name = "Pulumi test host";
}
