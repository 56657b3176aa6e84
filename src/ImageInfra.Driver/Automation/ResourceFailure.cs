using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>A resource whose step failed.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Action">What was done with it.</param>
/// <param name="Message">The error, as the provider or the engine says it.</param>
/// <param name="State">What the program declared of it, as the engine's events have it: without secrets; null if it is not known.</param>
internal sealed record ResourceFailure(string Urn, string Type, StackAction? Action, string Message, JsonObject? State)
{
    /// <summary>Its name in the program.</summary>
    public string Name => EngineRecord.NameOf(Urn);
}
