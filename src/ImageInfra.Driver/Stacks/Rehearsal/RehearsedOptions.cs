using System.Collections.Concurrent;
using Pulumi;

namespace ImageInfra.Driver.Stacks.Rehearsal;

/// <summary>The resource options that matter to an update. Mocks don't see them; a transformation does.</summary>
internal sealed record RehearsedOptions(bool Protect, bool? DeleteBeforeReplace, IReadOnlyList<string> ReplaceOnChanges, bool RetainOnDelete = false)
{
    public static RehearsedOptions None { get; } = new(false, null, []);

    /// <summary>Options for the program's components that remember the options of every resource below them.</summary>
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
                    args.Options.RetainOnDelete ?? false);
                return null;
            },
        },
    };
}
