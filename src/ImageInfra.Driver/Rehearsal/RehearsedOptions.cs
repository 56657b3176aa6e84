using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;
using Pulumi;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>The resource options that matter to an update. Mocks do not receive them, but a transformation does.</summary>
internal sealed record RehearsedOptions(bool Protect, bool? DeleteBeforeReplace, IReadOnlyList<string> ReplaceOnChanges, bool RetainOnDelete = false)
{
    /// <summary>The properties whose changes are ignored.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>The component that declares the resource; null for the stack itself.</summary>
    public StackComponent? Parent { get; init; }

    public static RehearsedOptions None { get; } = new(false, null, []);

    /// <summary>Creates options for components that record the options of all their resources.</summary>
    public static ComponentResourceOptions Remember(ConcurrentDictionary<string, RehearsedOptions> options) => new()
    {
        ResourceTransformations =
        {
            args =>
            {
                var resource = args.Resource;
                options[RehearsedResource.KeyOf(resource.GetResourceType(), resource.GetResourceName())] = new(
                    args.Options.Protect ?? false,
                    (args.Options as CustomResourceOptions)?.DeleteBeforeReplace,
                    args.Options.ReplaceOnChanges,
                    args.Options.RetainOnDelete ?? false)
                {
                    IgnoreChanges = args.Options.IgnoreChanges,
                    Parent = args.Options.Parent is { } parent ? new(parent.GetResourceType(), parent.GetResourceName()) : null,
                };
                return null;
            },
        },
    };

    /// <summary>The effective inputs: ignored properties keep their values in the state, as in Pulumi's engine.</summary>
    public JsonObject Inputs(JsonObject declared, RehearsedResource? known)
    {
        if (known is null || IgnoreChanges.Count == 0)
        {
            return declared;
        }

        var inputs = (JsonObject)declared.DeepClone();
        foreach (var name in IgnoreChanges)
        {
            inputs.Remove(name);
            if (known.Inputs[name] is { } value)
            {
                inputs[name] = (SealedValues.AreSame(value, declared[name]) ? declared[name] : value)?.DeepClone();
            }
        }

        return inputs;
    }
}
