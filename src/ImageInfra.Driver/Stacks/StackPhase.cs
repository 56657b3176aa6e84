namespace ImageInfra.Driver.Stacks;

/// <summary>The phase of an action on a resource.</summary>
public enum StackPhase
{
    /// <summary>The action begins.</summary>
    Started,

    /// <summary>The action succeeded. In a preview: the update would take this action.</summary>
    Finished,

    /// <summary>The action failed.</summary>
    Failed,

    /// <summary>The event is a message of the program or the engine.</summary>
    Message,
}
