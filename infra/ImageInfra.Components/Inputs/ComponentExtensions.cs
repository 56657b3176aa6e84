using Pulumi;

namespace ImageInfra.Components.Inputs;

/// <summary>What every component does for its children.</summary>
internal static class ComponentExtensions
{
    extension(ComponentResource component)
    {
        /// <summary>Options that make a resource a child of this component.</summary>
        public CustomResourceOptions Child() => new() { Parent = component };
    }
}
