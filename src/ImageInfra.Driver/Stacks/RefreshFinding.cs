namespace ImageInfra.Driver.Stacks;

/// <summary>How a resource of a stack stands in Azure.</summary>
public enum RefreshFinding
{
    /// <summary>It is as the stack left it.</summary>
    Same,

    /// <summary>Somebody changed it.</summary>
    Changed,

    /// <summary>It is not there any more.</summary>
    Gone,
}
