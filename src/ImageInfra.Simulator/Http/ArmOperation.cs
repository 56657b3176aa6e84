namespace ImageInfra.Simulator.Http;

/// <summary>Something that can be done with a resource type.</summary>
/// <param name="Verb">The HTTP method, with <c>LIST</c> for the GET of a collection and <c>POST verb</c> for an action.</param>
/// <param name="Action">What the caller must be allowed to do, or null where anybody may.</param>
/// <param name="Evidence">Where Azure's behaviour is known from.</param>
/// <param name="Answer">Does it.</param>
internal sealed record ArmOperation(string Verb, string? Action, Evidence Evidence, Func<ArmRequest, ArmAnswer> Answer);
