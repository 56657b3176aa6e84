using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Adoption;

/// <summary>
/// Adopts resources that existed in Azure before the stack: shows the changes that the next update would make, then imports the
/// resources. Nothing in Azure is changed.
/// </summary>
public sealed class AdoptionService
{
    private readonly IFactoryProject _project;
    private readonly IStackOperations _stacks;
    private readonly IArmResources _arm;
    private readonly Func<CancellationToken, Task<string>> _subscription;

    /// <summary>Creates the service on an ARM connection.</summary>
    /// <param name="project">The project.</param>
    /// <param name="stacks">The stack.</param>
    /// <param name="connection">The connection to Azure Resource Manager.</param>
    /// <param name="subscription">The subscription of the stack.</param>
    public AdoptionService(
        IFactoryProject project,
        IStackOperations stacks,
        ArmConnection connection,
        Func<CancellationToken, Task<string>> subscription)
        : this(project, stacks, connection.Client, subscription)
    {
    }

    internal AdoptionService(
        IFactoryProject project,
        IStackOperations stacks,
        IArmResources arm,
        Func<CancellationToken, Task<string>> subscription) =>
        (_project, _stacks, _arm, _subscription) = (project, stacks, arm, subscription);

    /// <summary>Finds the requested resources that exist in Azure but not in the stack, and compares them with their declarations.</summary>
    /// <param name="wanted">The resources to find. Empty: those in the setting, or else all that can be adopted.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<AdoptionPlan> PlanAsync(IReadOnlyList<AdoptedResource> wanted, CancellationToken cancellationToken)
    {
        var stack = _project.Load();
        IReadOnlyList<AdoptedResource> items = wanted.Count > 0 ? wanted : stack.Settings.Adopt.Count > 0 ? stack.Settings.Adopt : AdoptedResource.All;
        RequireImages(stack, items);
        var known = (await _stacks.ResourcesAsync(cancellationToken))
            .GroupBy(r => RehearsedResource.KeyOf(r.Type, r.Name), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);

        // The resources are declared as adopted, so that their undeclared properties stay.
        var settings = stack.Settings with { Adopt = [.. stack.Settings.Adopt, .. items] };
        var declared = await DeclaredResources.OfAsync(stack with { Settings = settings }, await _subscription(cancellationToken));
        var looks = await Task.WhenAll(declared
            .Select(d => (Declared: d, Item: ItemOf(d)))
            .Where(d => d.Item is not null && items.Any(i => i.Covers(d.Item)))
            .Select(async d => known.TryGetValue(RehearsedResource.KeyOf(d.Declared.Type.Token, d.Declared.Name), out var id)
                ? new Look(d.Declared.Id, id, null)
                : new Look(d.Declared.Id, null, await FindAsync(d.Declared, d.Item!, cancellationToken))));
        return new(
            [.. looks.Select(l => l.Found).OfType<AdoptableResource>().OrderBy(r => r.Item.Kind).ThenBy(r => r.Resource.Name, StringComparer.Ordinal)],
            [.. looks.Where(l => l is { Known: null, Found: null }).Select(l => l.Id).Order(StringComparer.Ordinal)],
            [.. looks.Select(l => l.Known).OfType<string>().Order(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Writes the adopted resources to the stack file, so that updates keep their undeclared properties, and imports them. The file is
    /// written first, so that the next adoption completes an interrupted one.
    /// </summary>
    /// <exception cref="DriverException">Azure would refuse to change a resource to match its declaration, or the import failed.</exception>
    public async Task<SettingsChange> AdoptAsync(AdoptionPlan plan, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        Require(plan);
        var before = _project.Load().Settings.Adopt;
        IReadOnlyList<AdoptedResource> added = [.. plan.Resources.Select(r => r.Item).Where(item => !before.Any(b => b.Covers(item)))];
        var change = added.Count == 0 ? _project.Edit() : _project.Edit(SettingEdit.Adopt([.. before, .. added]));
        if (plan.Resources.Count > 0)
        {
            await _stacks.ImportAsync([.. plan.Resources.Select(r => r.Resource)], progress, cancellationToken);
        }

        return change;
    }

    /// <summary>
    /// Before an update: imports the resources in the setting <c>imageinfra:adopt</c> if the update would not change them.
    /// </summary>
    /// <exception cref="DriverException">The update would make a change that was not accepted; nothing was imported.</exception>
    public async Task FollowSettingAsync(StackOutputs? outputs, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var stack = _project.Load();
        if (stack.Settings.Adopt.Count == 0 || HasAll(stack, outputs))
        {
            return;
        }

        var plan = await PlanAsync(stack.Settings.Adopt, cancellationToken);
        if (plan.HasDifferences)
        {
            throw new DriverException(
                DriverFailure.AlreadyExists,
                $"the update would change existing resources that imageinfra:adopt names: {Words(plan.Resources.Where(r => r.Differences.Count > 0))}; nothing was changed. "
                + $"To see the values, run '{_project.CommandOf("adopt")}'; to accept the change, add --yes to it");
        }

        if (plan.Resources.Count > 0)
        {
            await _stacks.ImportAsync([.. plan.Resources.Select(r => r.Resource)], progress, cancellationToken);
        }
    }

    /// <summary>
    /// Before an update: imports the definitions of retired images that are in the catalog again. The update then changes them to match
    /// the catalog.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="progress">Receives progress messages.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="DriverException">Azure would refuse to change a definition to match the catalog; nothing was imported.</exception>
    public async Task TakeBackAsync(IReadOnlyList<string> images, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync([.. images.Select(i => new AdoptedResource(AdoptedKind.Definitions, i))], cancellationToken);
        Require(plan);
        await _stacks.ImportAsync([.. plan.Resources.Select(r => r.Resource)], progress, cancellationToken);
    }

    /// <summary>
    /// Before an update: finds the resources that it would create although they exist in Azure, and that the setting
    /// <c>imageinfra:adopt</c> does not name.
    /// </summary>
    /// <param name="stack">The stack.</param>
    /// <param name="own">The stack's own resources.</param>
    /// <param name="listDefinitions">Lists the names of the image definitions of a gallery.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<IReadOnlyList<UnadoptedResource>> FindUnadoptedAsync(
        FactoryStack stack,
        IReadOnlyList<StackResource> own,
        Func<string, CancellationToken, Task<IReadOnlyList<string>>> listDefinitions,
        CancellationToken cancellationToken)
    {
        var known = own.Select(r => r.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (await SubscriptionAsync(own, cancellationToken) is not { } subscription)
        {
            return [];
        }

        var found = await new UnadoptedResources(_arm, listDefinitions).FindAsync(stack, subscription, known, cancellationToken);
        var unnamed = found.Where(f => !stack.Settings.Adopt.Any(a => a.Covers(f.Item))).ToList();
        if (unnamed.Count == 0)
        {
            return [];
        }

        // Not earlier, because with Pulumi this reads the whole state again.
        var begun = await _stacks.BegunAsync(subscription, cancellationToken);
        return [.. unnamed.Where(f => !begun.Contains(f.Id, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>
    /// After an update that failed because a custom role of the stack already exists: imports the role.
    /// </summary>
    /// <returns>Whether a role was imported, so that the update should be repeated.</returns>
    public async Task<bool> TakeOwnRolesAsync(string error, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        if (!OwnRoles.MayBeMeant(error))
        {
            return false;
        }

        var declared = await DeclaredResources.OfAsync(_project.Load(), await _subscription(cancellationToken));
        var own = OwnRoles.Find(error, declared);
        if (own.Count > 0)
        {
            await _stacks.ImportAsync(own, progress, cancellationToken);
        }

        return own.Count > 0;
    }

    /// <summary>Refuses a plan if Azure would refuse a part of it.</summary>
    /// <exception cref="DriverException">Azure would refuse a change in the plan.</exception>
    public static void Require(AdoptionPlan plan)
    {
        if (plan.Refused.Any())
        {
            throw new DriverException(
                DriverFailure.Protected,
                $"Azure refuses to change these properties: {Words(plan.Refused, onlyFixed: true)}; nothing was adopted. "
                + "To adopt them, declare the values that Azure has: for a definition in the image file, otherwise in the stack's settings");
        }
    }

    private static string Words(IEnumerable<AdoptableResource> resources, bool onlyFixed = false) => string.Join(", ", resources.Select(r =>
        $"{r.Item} '{ArmNames.Last(r.Resource.Id)}' ({string.Join(", ", r.Differences.Where(d => d.IsFixed || !onlyFixed).Select(d => d.Property))})"));

    // Outputs come from a completed update, so the stack has every resource that they name.
    private static bool HasAll(FactoryStack stack, StackOutputs? outputs) => outputs is not null && stack.Settings.Adopt
        .Where(a => a.Kind is AdoptedKind.Definitions)
        .All(a => FactoryPlan.Create(stack.Catalog, stack.Settings).Definitions
            .Where(d => a.Covers(new(AdoptedKind.Definitions, d.Name)))
            .All(d => outputs.Images.ContainsKey(d.Name)));

    // If only azure-native knows the subscription, the engine reports existing resources during the update.
    private async Task<string?> SubscriptionAsync(IReadOnlyList<StackResource> own, CancellationToken cancellationToken)
    {
        try
        {
            return own.Select(r => ArmNames.SubscriptionOf(r.Id)).FirstOrDefault(s => s is not null) ?? await _subscription(cancellationToken);
        }
        catch (DriverException e) when (e.Failure is DriverFailure.NotFound)
        {
            return null;
        }
    }

    private static AdoptedResource? ItemOf(DeclaredResource declared) => declared.Type.Token switch
    {
        ResourceTypes.ResourceGroup => new(AdoptedKind.ResourceGroup),
        ResourceTypes.Gallery => new(AdoptedKind.Gallery),
        ResourceTypes.Identity => new(AdoptedKind.Identity),
        ResourceTypes.ImageDefinition => new(AdoptedKind.Definitions, declared.Name),
        _ => null,
    };

    private async Task<AdoptableResource?> FindAsync(DeclaredResource declared, AdoptedResource item, CancellationToken cancellationToken)
    {
        if (await _arm.GetAsync(declared.Id, declared.Type.ApiVersion, cancellationToken) is not { } answer)
        {
            return null;
        }

        var resource = new ImportedResource(declared.Type.Token, declared.Name, declared.Id, declared.Options.Parent, declared.Inputs);
        return new(item, resource, AdoptionDifferences.Of(declared, declared.Type.Outputs(answer)));
    }

    private static void RequireImages(FactoryStack stack, IReadOnlyList<AdoptedResource> items)
    {
        if (items.FirstOrDefault(i => i.Image is not null && stack.Catalog.Find(i.Image) is null) is { } unknown)
        {
            throw new DriverException(
                DriverFailure.NotFound,
                $"'{unknown}': the catalog has no image '{unknown.Image}'{UnknownName.Known([unknown.Image!], [.. stack.Catalog.Images.Select(i => i.Name)])}");
        }
    }

    private sealed record Look(string Id, string? Known, AdoptableResource? Found);
}
