using System.ComponentModel;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of <c>preview</c>, <c>up</c> and <c>destroy</c>.</summary>
internal sealed record StackUpdateOutput(
    [property: Description("The stack.")] string Stack,
    [property: Description("Whether the stack is on the local simulator.")] bool Local,
    [property: Description("Whether nothing was, or would be, changed.")] bool ChangesNothing,
    [property: Description("The number of resources by action: create, update, replace, delete, keep, same.")] IReadOnlyDictionary<string, int> Changes,
    [property: Description("Why 'up' would refuse; empty except for a preview.")] IReadOnlyList<string> Refusals,
    [property: Description("The outputs of the stack; null if it has none.")] StackOutput? Outputs,
    [property: Description("With --refresh, the resources that had drifted; otherwise null.")] IReadOnlyList<RefreshOutput.RefreshedItem>? Drifted);

/// <summary>The JSON of <c>outputs</c>, with the names that the program gives them.</summary>
internal sealed record StackOutput(
    [property: Description("The resource group.")] string ResourceGroupName,
    [property: Description("The ARM id of the gallery.")] string GalleryId,
    [property: Description("The ARM id of the build identity.")] string IdentityId,
    [property: Description("The principal id of the build identity.")] string IdentityPrincipalId,
    [property: Description("The images, by name.")] IReadOnlyDictionary<string, StackOutput.Image> Images,
    [property: Description("The ARM ids of the versions of the channels, by image and channel.")] IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Channels,
    [property: Description("The images that wait for a version of their base, with the base.")] IReadOnlyDictionary<string, string> Waiting,
    [property: Description("The public IP address of the NAT gateway for builds; null if the stack has none.")] string? BuildNetworkAddress)
{
    /// <summary>An image of the stack. Without a template, it waits for its base.</summary>
    internal sealed record Image(
        [property: Description("The ARM id of the image definition.")] string DefinitionId,
        [property: Description("The ARM id of the image template; null while the image waits for its base.")] string? TemplateId,
        [property: Description("The name of the image template.")] string? TemplateName,
        [property: Description("The name of the run output that has the version.")] string? RunOutputName);
}

/// <summary>The JSON of <c>refresh</c>.</summary>
internal sealed record RefreshOutput(
    [property: Description("The stack.")] string Stack,
    [property: Description("Whether the stack is on the local simulator.")] bool Local,
    [property: Description("Whether a resource drifted.")] bool Drifted,
    [property: Description("The resources of the stack.")] IReadOnlyList<RefreshOutput.RefreshedItem> Resources,
    [property: Description("The command that repairs them; null if nothing drifted.")] string? Repair)
{
    /// <summary>A resource of the stack.</summary>
    internal sealed record RefreshedItem(
        [property: Description("The type of the resource, as Pulumi names it.")] string Type,
        [property: Description("The name.")] string Name,
        [property: Description("The ARM id.")] string Id,
        [property: Description("What was found.")] RefreshFinding Found,
        [property: Description("The properties that differ from the stack's state.")] IReadOnlyList<string> ChangedProperties);
}

/// <summary>The JSON of <c>adopt</c>.</summary>
internal sealed record AdoptionOutput(
    [property: Description("The stack.")] string Stack,
    [property: Description("Whether the stack is on the local simulator.")] bool Local,
    [property: Description("The adopted resources.")] IReadOnlyList<AdoptionOutput.AdoptedItem> Adopted,
    [property: Description("The ids of resources that Azure does not have.")] IReadOnlyList<string> Absent,
    [property: Description("The ids of resources that the stack has already.")] IReadOnlyList<string> Known,
    [property: Description("The change of the stack file.")] FileChangeOutput Change,
    [property: Description("The command that continues.")] string Next)
{
    /// <summary>An adopted resource.</summary>
    internal sealed record AdoptedItem(
        [property: Description("What it is in the stack.")] string What,
        [property: Description("The ARM id.")] string Id,
        [property: Description("The properties that the next update changes.")] IReadOnlyList<Difference> Differences);

    /// <summary>A property that differs.</summary>
    internal sealed record Difference(
        [property: Description("The property, by Azure's name.")] string Property,
        [property: Description("The value in Azure.")] string? InAzure,
        [property: Description("The value in the stack.")] string? Declared,
        [property: Description("Whether Azure refuses to change it.")] bool RefusedByAzure);
}

/// <summary>A change of a stack file.</summary>
internal sealed record FileChangeOutput(
    [property: Description("The name of the file.")] string File,
    [property: Description("The removed lines.")] IReadOnlyList<string> Removed,
    [property: Description("The added lines.")] IReadOnlyList<string> Added);
