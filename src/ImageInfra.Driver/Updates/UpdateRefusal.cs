using ImageInfra.Driver.Adoption;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Updates;

/// <summary>A reason to refuse an update or a destroy.</summary>
/// <param name="Image">The image whose versions would be lost; null for another reason.</param>
/// <param name="Message">The loss, its cause and the next step.</param>
public sealed record UpdateRefusal(string? Image, string Message)
{
    private const int MaximumNamed = 5;

    /// <summary>Whether a resource exists already, rather than that something would be lost.</summary>
    public bool IsAboutExisting { get; private init; }

    /// <summary>Lists the reasons to refuse an operation; empty if there are none.</summary>
    /// <param name="stack">The name of the stack.</param>
    /// <param name="impact">The resources that the operation would delete.</param>
    /// <param name="deleteVersions">Whether the stack's own versions may be deleted.</param>
    public static IReadOnlyList<UpdateRefusal> Of(string stack, DeletionImpact impact, bool deleteVersions) =>
    [
        .. impact.Protected.Count > 0 ? [Protected(stack, impact.Protected)] : (UpdateRefusal[])[],
        .. impact.WithVersions.Where(d => !d.IsOwn || !deleteVersions).Select(Versions),
        .. impact.ForeignResources.GroupBy(GroupOf, StringComparer.OrdinalIgnoreCase).Select(g => Foreign(g.Key, [.. g])),
    ];

    /// <summary>The identifier of a new image is used by a definition that stays in the gallery.</summary>
    public static UpdateRefusal IdentifierTaken(string image, GalleryDefinition other) => new(
        image,
        $"'{image}' has the publisher, offer and sku of '{other.Name}', which stays in gallery '{ArmNames.Last(other.GalleryId)}'; they are unique in a gallery. "
        + $"Give definition.identifier.sku of '{image}' another value, such as '{image}'");

    /// <summary>Resources that the update would create already exist in Azure.</summary>
    /// <param name="existing">The resources; at least one.</param>
    /// <param name="command">The command that adopts them.</param>
    public static UpdateRefusal Existing(IReadOnlyList<UnadoptedResource> existing, string command) => new(
        null,
        $"cannot create what exists already and was not created by this stack: {Some([.. existing.Select(e => e.Id)])}. "
        + $"Run '{command}' to take it over: it shows first what the stack would change; or choose other names in the stack's settings")
    {
        IsAboutExisting = true,
    };

    /// <summary>Combines the reasons into one exception.</summary>
    public static DriverException ToException(IReadOnlyList<UpdateRefusal> refusals) => new(
        DriverFailure.Protected,
        string.Join(Environment.NewLine, refusals.Select(r => r.Message)) + $"{Environment.NewLine}Nothing was changed.");

    private static UpdateRefusal Protected(string stack, IReadOnlyList<StackRemoval> removals) => new(
        null,
        $"protected from deletion: {string.Join(", ", removals.Select(r => Noun(r.Resource)))}. "
        + $"To delete or replace them, set imageinfra:protect to false in Pulumi.{stack}.yaml and run 'imageinfra up' before this change");

    private static UpdateRefusal Versions(EndangeredDefinition endangered)
    {
        var image = endangered.Definition.Name;
        var numbers = Some([.. endangered.Versions.Select(v => v.Number.ToString())]);
        var whose = endangered.IsOwn ? "" : endangered.Definition.Stack is { } owner ? $" of stack '{Plain(owner)}'" : ", which no stack declares";
        return new(image, $"{image} {numbers}{whose} would be deleted: {Why(endangered.Cause)}. {Advice(endangered)}");
    }

    private static string Why(StackRemoval cause) => cause switch
    {
        { Action: StackAction.Delete } => $"{Noun(cause.Resource)} would be deleted",
        { ChangedInputs.Count: > 0 } => $"{Noun(cause.Resource)} would be replaced, because of {string.Join(", ", cause.ChangedInputs)}",
        _ => $"{Noun(cause.Resource)} would be replaced",
    };

    private static string Advice(EndangeredDefinition endangered)
    {
        var image = endangered.Definition.Name;
        return endangered switch
        {
            { IsOwn: false } => $"Remove the versions or the definition from {endangered.Definition.GalleryId} first, or keep what holds them",
            { Cause: { Action: StackAction.Replace, Resource.Type: ResourceTypes.ImageDefinition } } =>
                $"Azure can't change this of a definition. Take the change back; or give the image another name, and '{image}' is retired with its versions; "
                + "or repeat with --delete-versions to delete them for good",
            { Cause.Resource.Type: ResourceTypes.ImageVersion } =>
                "A version number stands for the same bits for ever. Promote the other source under another number, or repeat with --delete-versions",
            { Cause.Action: StackAction.Replace } =>
                "Take the change back; or copy the versions to another stack with 'imageinfra promote' first; or repeat with --delete-versions to delete them for good",
            _ => "To delete them too, for good, repeat with --delete-versions",
        };
    }

    private static UpdateRefusal Foreign(string group, IReadOnlyList<string> ids) => new(
        null,
        $"resources that this stack did not make would be deleted with {group}: {Some(ids)}. "
        + $"Destroy the stack that made them, or delete them with 'az resource delete --ids {ids[0]}'; "
        + "or set imageinfra:useExistingResourceGroup to true and run 'imageinfra up': the resource group then stays");

    private static string GroupOf(string id) => string.Join('/', id.Split('/').Take(5));

    private static string Noun(StackResource resource) => $"{ResourceNouns.Of(resource.Type)} '{ArmNames.Last(resource.Id)}'";

    // Any writer of a resource can set its tags, so control characters are removed.
    private static string Plain(string text) => new([.. text.Where(c => !char.IsControl(c)).Take(64)]);

    private static string Some(IReadOnlyList<string> names) => names.Count <= MaximumNamed
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MaximumNamed))} and {names.Count - MaximumNamed} more";
}
