namespace ImageInfra.Simulator.Arm;

/// <summary>An operation of a resource type.</summary>
/// <param name="Verb">The HTTP method, with <c>LIST</c> for the GET of a collection and <c>POST verb</c> for an action.</param>
/// <param name="Action">The action that a role must allow; null if every caller may.</param>
/// <param name="Source">The source of what is known about Azure's behaviour.</param>
/// <param name="Answer">Answers a request.</param>
internal sealed record ArmOperation(string Verb, string? Action, BehaviorSource Source, Func<ArmRequest, ArmAnswer> Answer);

/// <summary>The source of what is known about Azure's behaviour.</summary>
internal enum BehaviorSource
{
    /// <summary>Published recordings of real traffic.</summary>
    Recorded,

    /// <summary>Azure's documentation or its published contract.</summary>
    Published,

    /// <summary>Neither: ARM does so elsewhere, or clients rely on it.</summary>
    Assumed,
}
