namespace ImageInfra.Model.Rules;

/// <summary>Where a required step stands.</summary>
public enum StepPosition
{
    /// <summary>Anywhere.</summary>
    Anywhere,

    /// <summary>Before all that is not required to be first.</summary>
    First,

    /// <summary>After all that is not required to be last.</summary>
    Last,
}
