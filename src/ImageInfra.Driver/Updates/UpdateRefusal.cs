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
        $"'{image}' has the publisher, offer and sku of '{other.Name}', which stays in gallery '{ArmNames.Last(other.GalleryId)}'; they must be unique in a gallery. "
        + $"Set definition.identifier.sku of '{image}' to another value, such as '{image}'");

    /// <summary>Resources that the update would create already exist in Azure.</summary>
    /// <param name="existing">The resources; at least one.</param>
    /// <param name="command">The command that adopts them.</param>
    public static UpdateRefusal Existing(IReadOnlyList<UnadoptedResource> existing, string command) => new(
        null,
        $"cannot create resources that exist already and were not created by this stack: {Some([.. existing.Select(e => e.Id)])}. "
        + $"Run '{command}' to adopt them, which first shows the changes that the stack would make; or choose other names in the stack's settings")
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
        var whose = endangered.IsOwn ? "" : endangered.Definition.Stack is { } owner ? $" of stack '{Plain(owner)}'" : ", which belongs to no stack";
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
            { IsOwn: false } => $"Remove the versions or the definition from {endangered.Definition.GalleryId} first, or keep their parent resources",
            { Cause: { Action: StackAction.Replace, Resource.Type: ResourceTypes.ImageDefinition } } =>
                $"Azure cannot change this property of a definition. Undo the change; or rename the image, which retires '{image}' with its versions; "
                + "or repeat with --delete-versions to delete them permanently",
            { Cause.Resource.Type: ResourceTypes.ImageVersion } =>
                "The content of a version number never changes. Promote the other source under another number, or repeat with --delete-versions",
            { Cause.Action: StackAction.Replace } =>
                $"Undo the change; or first copy the versions to another stack with 'imageinfra promote {image} --from {endangered.Definition.Stack ?? "STACK"} --to STACK'; or repeat with --delete-versions to delete them permanently",
            _ => "To delete them too, permanently, repeat with --delete-versions",
        };
    }

    private static UpdateRefusal Foreign(string group, IReadOnlyList<string> ids) => new(
        null,
        $"resources of other owners would be deleted with {group}: {Some(ids)}. "
        + $"Destroy the stack that owns them, or delete them with 'az resource delete --ids {ids[0]}'; "
        + "or set imageinfra:useExistingResourceGroup to true and run 'imageinfra up': the resource group then stays");

    private static string GroupOf(string id) => string.Join('/', id.Split('/').Take(5));

    private static string Noun(StackResource resource) => $"{ResourceNouns.Of(resource.Type)} '{ArmNames.Last(resource.Id)}'";

    // Any writer of a resource can set its tags, so control characters are removed.
    private static string Plain(string text) => new([.. text.Where(c => !char.IsControl(c)).Take(64)]);

    private static string Some(IReadOnlyList<string> names) => names.Count <= MaximumNamed
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MaximumNamed))} and {names.Count - MaximumNamed} more";
}
