namespace ImageInfra.Driver.Stacks;

/// <summary>How far an action on a resource is.</summary>
public enum StackPhase
{
    /// <summary>The action begins.</summary>
    Started,

    /// <summary>The action ended well. In a preview: the action that an update would take.</summary>
    Finished,

    /// <summary>The action failed.</summary>
    Failed,

    /// <summary>A message of the program or the engine.</summary>
    Message,
}
