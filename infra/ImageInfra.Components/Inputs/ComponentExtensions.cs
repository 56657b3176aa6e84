using Pulumi;

namespace ImageInfra.Components.Inputs;

/// <summary>Resource options for components.</summary>
internal static class ComponentExtensions
{
    extension(ComponentResource component)
    {
        /// <summary>Creates the options of a child resource.</summary>
        public CustomResourceOptions Child() => new() { Parent = component };

        /// <summary>
        /// Creates the options of a child resource whose replacement is created before the old resource is deleted. By default,
        /// azure-native deletes resources with a fixed name first.
        /// </summary>
        public CustomResourceOptions CreateBeforeDelete() => new() { Parent = component, DeleteBeforeReplace = false };
    }
}

/// <summary>Resource options for adopted resources.</summary>
internal static class AdoptedOptions
{
    /// <summary>Ignores changes to the tags and undeclared properties of an adopted resource.</summary>
    /// <param name="options">The options of the resource.</param>
    /// <param name="isAdopted">Whether the resource is adopted.</param>
    /// <param name="undeclared">The properties that neither the settings nor the catalog set.</param>
    public static CustomResourceOptions Keep(this CustomResourceOptions options, bool isAdopted, params IEnumerable<string> undeclared)
    {
        if (isAdopted)
        {
            options.IgnoreChanges = ["tags", .. undeclared];
        }

        return options;
    }
}
