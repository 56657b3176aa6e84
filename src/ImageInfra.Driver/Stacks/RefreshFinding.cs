namespace ImageInfra.Driver.Stacks;

/// <summary>The difference between a resource in Azure and in the state.</summary>
public enum RefreshFinding
{
    /// <summary>None.</summary>
    Same,

    /// <summary>The resource was changed outside Pulumi.</summary>
    Changed,

    /// <summary>The resource was deleted.</summary>
    Gone,
}
