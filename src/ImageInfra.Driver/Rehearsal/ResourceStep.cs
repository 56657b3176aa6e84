using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>What an update does with one declared resource. Decided without Azure.</summary>
/// <param name="Action">Same, create, update or replace.</param>
/// <param name="DeleteFirst">For a replacement: the old resource is deleted before the new one is created.</param>
internal sealed record ResourceStep(StackAction Action, bool DeleteFirst = false)
{
    /// <summary>For a replacement: the inputs that cause it; empty where it is the id that changes.</summary>
    public IReadOnlyList<string> ChangedInputs { get; init; } = [];

    /// <summary>Compares what is declared with what the state knows.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="known">The resource in the state, if it is there.</param>
    /// <param name="id">The ARM id that is declared, or null while it is unknown.</param>
    /// <param name="inputs">The inputs that are declared.</param>
    /// <param name="options">The resource's options.</param>
    public static ResourceStep Decide(ArmType type, RehearsedResource? known, string? id, JsonObject inputs, RehearsedOptions options)
    {
        if (known is null)
        {
            return new(StackAction.Create);
        }

        var changed = type.ReplacingInputs(known.Inputs, inputs, options.ReplaceOnChanges);
        if (changed.Count > 0 || !string.Equals(known.Id, id, StringComparison.OrdinalIgnoreCase))
        {
            // azure-native deletes a resource with an explicit name first, unless the program says otherwise.
            return new(StackAction.Replace, options.DeleteBeforeReplace ?? true) { ChangedInputs = changed };
        }

        return new(SealedValues.AreSame(known.Inputs, inputs) ? StackAction.Same : StackAction.Update);
    }
}
