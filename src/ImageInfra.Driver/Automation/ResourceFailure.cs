using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>A resource whose step failed.</summary>
/// <param name="Urn">The URN.</param>
/// <param name="Type">The type token.</param>
/// <param name="Action">The failed action.</param>
/// <param name="Message">The error message of the provider or the engine.</param>
/// <param name="State">The declared resource in the engine's events, without secrets; null if unknown.</param>
internal sealed record ResourceFailure(string Urn, string Type, StackAction? Action, string Message, JsonObject? State)
{
    /// <summary>The name in the program.</summary>
    public string Name => EngineRecord.NameOf(Urn);
}
