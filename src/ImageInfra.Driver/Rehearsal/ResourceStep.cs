using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>The action of an update on one resource. Azure is not called to decide it.</summary>
/// <param name="Action">Same, create, update or replace.</param>
/// <param name="DeleteFirst">For a replacement: whether the old resource is deleted before the new one is created.</param>
internal sealed record ResourceStep(StackAction Action, bool DeleteFirst = false)
{
    /// <summary>For a replacement: the inputs that cause it; empty if the id changes.</summary>
    public IReadOnlyList<string> ChangedInputs { get; init; } = [];

    /// <summary>Compares the declaration with the state.</summary>
    /// <param name="type">The type of the resource.</param>
    /// <param name="known">The resource in the state; null if it is new.</param>
    /// <param name="id">The declared ARM id; null while unknown.</param>
    /// <param name="inputs">The declared inputs.</param>
    /// <param name="options">The options.</param>
    public static ResourceStep Decide(ArmType type, RehearsedResource? known, string? id, JsonObject inputs, RehearsedOptions options)
    {
        if (known is null)
        {
            return new(StackAction.Create);
        }

        var changed = type.ReplacingInputs(known.Inputs, inputs, options.ReplaceOnChanges);
        if (changed.Count > 0 || !string.Equals(known.Id, id, StringComparison.OrdinalIgnoreCase))
        {
            // azure-native deletes a resource with an explicit name first, unless the program sets another option.
            return new(StackAction.Replace, options.DeleteBeforeReplace ?? true) { ChangedInputs = changed };
        }

        return new(SealedValues.AreSame(known.Inputs, inputs) ? StackAction.Same : StackAction.Update);
    }
}
