using System.Reflection;
using ImageInfra.Components.Factory;
using ImageInfra.Driver.Stacks;
using Pulumi;
using Pulumi.Automation;
using Pulumi.AzureNative.Compute;

namespace ImageInfra.Driver.Automation;

/// <summary>Creates the request for <c>pulumi import</c>: resources below the components that declare them.</summary>
internal static class ImportPlan
{
    // The import must use the same provider version as the program.
    private static readonly string? s_version = typeof(Gallery).GetCustomAttribute<ResourceTypeAttribute>()?.Version;

    /// <summary>The options of an import. Missing components of the stack are imported too.</summary>
    /// <param name="stack">The name of the stack.</param>
    /// <param name="resources">The resources.</param>
    /// <param name="known">The URNs in the state.</param>
    public static ImportOptions Of(string stack, IReadOnlyList<ImportedResource> resources, IReadOnlySet<string> known)
    {
        var components = resources.Select(r => r.Parent).OfType<StackComponent>().Distinct().ToDictionary(c => c, c => UrnOf(stack, c));
        return new()
        {
            Protect = false,
            GenerateCode = false,
            NameTable = components.Where(c => known.Contains(c.Value)).ToDictionary(c => NameOf(c.Key), c => c.Value),
            Resources =
            [
                .. components.Where(c => !known.Contains(c.Value)).Select(c => new ImportResource
                {
                    Type = c.Key.Type,
                    Name = NameOf(c.Key),
                    LogicalName = c.Key.Name,
                    Component = true,
                }),
                .. resources.Select(r => new ImportResource
                {
                    Type = r.Type,
                    Name = $"{r.Name} {r.Type}",
                    LogicalName = r.Name,
                    Id = r.Id,
                    Parent = r.Parent is { } parent ? NameOf(parent) : null,
                    Version = s_version,
                }),
            ],
        };
    }

    // A gallery and its component may have the same name, but names in an import file must be unique.
    private static string NameOf(StackComponent component) => $"{component.Name} {component.Type}";

    private static string UrnOf(string stack, StackComponent component) =>
        $"urn:pulumi:{stack}::{ImageFactory.ConfigNamespace}::{component.Type}::{component.Name}";
}
