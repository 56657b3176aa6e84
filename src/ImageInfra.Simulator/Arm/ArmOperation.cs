namespace ImageInfra.Simulator.Arm;

/// <summary>An operation of a resource type.</summary>
/// <param name="Verb">The HTTP method, with <c>LIST</c> for the GET of a collection and <c>POST verb</c> for an action.</param>
/// <param name="Action">The action that a role must allow; null if the operation needs no permission.</param>
/// <param name="Source">The evidence for Azure's behavior.</param>
/// <param name="Answer">Handles a request.</param>
internal sealed record ArmOperation(string Verb, string? Action, BehaviorSource Source, Func<ArmRequest, ArmAnswer> Answer);

/// <summary>The evidence for Azure's behavior.</summary>
internal enum BehaviorSource
{
    /// <summary>Published recordings of real traffic.</summary>
    Recorded,

    /// <summary>Azure's documentation or its published contract.</summary>
    Published,

    /// <summary>Neither: other ARM resource types behave so, or clients rely on it.</summary>
    Assumed,
}
