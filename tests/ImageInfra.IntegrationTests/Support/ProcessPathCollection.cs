namespace ImageInfra.IntegrationTests.Support;

/// <summary>Tests that change the process's PATH run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessPathCollection
{
    public const string Name = "PATH of the process";
}
