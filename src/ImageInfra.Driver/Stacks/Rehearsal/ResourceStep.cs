using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Stacks.Rehearsal;

/// <summary>What an update does with one declared resource. Decided without Azure.</summary>
/// <param name="Action">Same, create, update or replace.</param>
/// <param name="DeleteFirst">For a replacement: the old one goes before the new one comes.</param>
internal sealed record ResourceStep(StackAction Action, bool DeleteFirst = false)
{
    /// <summary>Compares what is declared with what the state knows.</summary>
    /// <param name="known">The resource in the state, if it is there.</param>
    /// <param name="id">The ARM id that is declared, or null while it is unknown.</param>
    /// <param name="inputs">The inputs that are declared.</param>
    /// <param name="options">The resource's options.</param>
    public static ResourceStep Decide(RehearsedResource? known, string? id, JsonObject inputs, RehearsedOptions options)
    {
        if (known is null)
        {
            return new(StackAction.Create);
        }

        if (!string.Equals(known.Id, id, StringComparison.OrdinalIgnoreCase)
            || options.ReplaceOnChanges.Any(name => !JsonNode.DeepEquals(known.Inputs[name], inputs[name])))
        {
            // A resource with a name of its own is deleted first, as azure-native does, unless the program says otherwise.
            return new(StackAction.Replace, options.DeleteBeforeReplace ?? true);
        }

        return new(JsonNode.DeepEquals(known.Inputs, inputs) ? StackAction.Same : StackAction.Update);
    }
}
