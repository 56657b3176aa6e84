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

/// <summary>What the program leaves as it is of a resource that was in Azure before the stack.</summary>
internal static class AdoptedOptions
{
    /// <summary>Leaves the tags of an adopted resource as they are, and every undeclared property.</summary>
    /// <param name="options">The resource's options.</param>
    /// <param name="isAdopted">Whether it was there before the stack.</param>
    /// <param name="undeclared">The properties that neither the settings nor the catalog mention.</param>
    public static CustomResourceOptions Keep(this CustomResourceOptions options, bool isAdopted, params IEnumerable<string> undeclared)
    {
        if (isAdopted)
        {
            options.IgnoreChanges = ["tags", .. undeclared];
        }

        return options;
    }
}
