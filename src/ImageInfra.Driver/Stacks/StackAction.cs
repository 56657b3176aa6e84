namespace ImageInfra.Driver.Stacks;

/// <summary>What an update does with one resource.</summary>
public enum StackAction
{
    /// <summary>Nothing: it is as declared.</summary>
    Same,

    /// <summary>Creates it.</summary>
    Create,

    /// <summary>Changes it in place.</summary>
    Update,

    /// <summary>Creates another in its place, and deletes the old one.</summary>
    Replace,

    /// <summary>Deletes it.</summary>
    Delete,

    /// <summary>Removes it from the state alone: it is no longer declared, and stays in Azure.</summary>
    Keep,

    /// <summary>Reads it.</summary>
    Read,
}
