using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>
/// Finds resources that two stacks of a project would both create. The second update would fail or overwrite the resource, and
/// destroying one stack would delete it for both.
/// </summary>
public static class SharedNames
{
    /// <summary>Returns an error for each name that a stack shares with another stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="others">The other stacks of the project.</param>
    /// <param name="isOneSubscription">Whether all stacks share a subscription regardless of their settings, as with <c>--local</c>.</param>
    public static IReadOnlyList<CatalogError> Check(NamedStack stack, IEnumerable<NamedStack> others, bool isOneSubscription = false) =>
    [
        .. others.OrderBy(o => o.Settings.Stack, StringComparer.Ordinal).SelectMany(other => Compare(stack, other, isOneSubscription)),
    ];

    private static IEnumerable<CatalogError> Compare(NamedStack stack, NamedStack other, bool isOneSubscription)
    {
        var (mine, theirs) = (stack.Settings, other.Settings);
        if (Same(mine.ScriptsAccountName, theirs.ScriptsAccountName))
        {
            yield return Error(stack, other, "scriptsAccountName", "storage account for scripts", mine.ScriptsAccountName!, "its name must be unique in all of Azure");
        }

        var (here, there) = (stack.Source.Subscription, other.Source.Subscription);
        if (!isOneSubscription && here is not null && there is not null && !Same(here, there))
        {
            yield break;
        }

        var isSameGroup = Same(mine.ResourceGroupName, theirs.ResourceGroupName);
        var isSameSubscription = isOneSubscription || (here is not null && Same(here, there));
        if (isSameGroup && !mine.UseExistingResourceGroup && !theirs.UseExistingResourceGroup)
        {
            yield return Error(
                stack,
                other,
                "resourceGroupName",
                "resource group",
                mine.ResourceGroupName,
                "both stacks would create it",
                $", or let only one stack create it: pulumi config set imageinfra:useExistingResourceGroup true --stack {mine.Stack}");
        }

        if (Same(mine.GalleryName, theirs.GalleryName) && (isSameGroup || isSameSubscription))
        {
            yield return Error(stack, other, "galleryName", "gallery", mine.GalleryName, "the name of a gallery must be unique in a subscription");
        }

        if (!isSameGroup)
        {
            yield break;
        }

        if (Same(mine.IdentityName, theirs.IdentityName))
        {
            yield return Error(stack, other, "identityName", "identity", mine.IdentityName, "both stacks use the same resource group");
        }

        if (MakesNetwork(mine) && MakesNetwork(theirs) && Same(BuildNetworkPlan.Of(mine).Name, BuildNetworkPlan.Of(theirs).Name))
        {
            yield return Error(stack, other, "network", "network", BuildNetworkPlan.Of(mine).Name, "both stacks use the same resource group", key: "resourceGroupName");
        }

        if (stack.HasScripts && other.HasScripts && mine.ScriptsAccountName is null && theirs.ScriptsAccountName is null)
        {
            yield return Error(
                stack,
                other,
                "scriptsAccountName",
                "storage account for scripts",
                "the default of the resource group",
                "its default name is derived from the id of the resource group");
        }
    }

    private static bool MakesNetwork(FactorySettings settings) => settings.Network.Mode is NetworkMode.Isolated;

    private static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static CatalogError Error(
        NamedStack stack,
        NamedStack other,
        string setting,
        string what,
        string name,
        string why,
        string alternative = "",
        string? key = null) => new(
        stack.Source.FileOf(setting),
        stack.Source.LineOf(setting),
        $"{SettingsSource.Namespace}:{setting}",
        $"'{name}' is also the {what} of stack '{other.Settings.Stack}' ({PlaceOf(other.Source, setting)}), and {why}; "
        + $"rename one of them: pulumi config set {SettingsSource.Namespace}:{key ?? setting} NAME --stack {stack.Settings.Stack}{alternative}"
        + $"{Subscriptions(stack, other)}");

    private static string PlaceOf(SettingsSource source, string setting) =>
        source.LineOf(setting) is > 0 and var line ? $"{source.FileOf(setting)}:{line}" : $"{source.File}, by default";

    private static string Subscriptions(NamedStack stack, NamedStack other) => stack.Source.Subscription is null || other.Source.Subscription is null
        ? ". If the stacks are in different subscriptions, configure them: pulumi config set azure-native:subscriptionId ID"
        : "";
}

/// <summary>A stack of a project, to compare the names of its resources with those of other stacks.</summary>
/// <param name="Source">The source of the settings.</param>
/// <param name="Settings">The settings.</param>
/// <param name="HasScripts">Whether its images use project files, which need a storage account.</param>
public sealed record NamedStack(SettingsSource Source, FactorySettings Settings, bool HasScripts);
