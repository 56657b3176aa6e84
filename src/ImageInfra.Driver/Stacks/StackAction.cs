namespace ImageInfra.Driver.Stacks;

/// <summary>The action of an update on one resource.</summary>
public enum StackAction
{
    /// <summary>The resource is unchanged.</summary>
    Same,

    /// <summary>The resource is created.</summary>
    Create,

    /// <summary>The resource is changed in place.</summary>
    Update,

    /// <summary>The resource is replaced by a new one, and the old one deleted.</summary>
    Replace,

    /// <summary>The resource is deleted.</summary>
    Delete,

    /// <summary>The resource is no longer declared: it is removed from the state, and stays in Azure.</summary>
    Keep,

    /// <summary>The resource is read.</summary>
    Read,
}
