using System.Collections.Immutable;
using Pulumi.Engine;

namespace Pulumi;

public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly bool? _protect;

    private protected Resource(string type, string name, bool isCustom, ResourceArgs args, ResourceOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        _type = type;
        _name = name;
        Slots = ResourceOutputs.Open(this);
        Urn = Slots.Urn;

        var program = RunningProgram.Current;
        var parent = type == RootStack.Type ? null : options.Parent ?? program.Stack;
        _transformations = [.. options.ResourceTransformations, .. parent?._transformations ?? []];
        foreach (var transformation in _transformations)
        {
            if (transformation(new(this, args, options)) is { } changed)
            {
                (args, options) = (changed.Args, changed.Options);
            }
        }

        options = options.Copy();
        options.Protect ??= options.Parent?._protect;
        _protect = options.Protect;
        if (options.Parent is { } owner)
        {
            lock (owner.Children)
            {
                owner.Children.Add(this);
            }
        }

        program.Register(this, isCustom, parent, args, options);
    }

    public Output<string> Urn { get; }

    internal List<Resource> Children { get; } = [];

    /// <summary>The outputs that registration will fill.</summary>
    internal ResourceOutputs Slots { get; }

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;
}
