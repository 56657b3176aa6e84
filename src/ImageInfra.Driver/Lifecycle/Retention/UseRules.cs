using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The retention rules about uses of versions: in Azure, and in the settings and catalogs of every stack.</summary>
internal sealed class UseRules
{
    private const string LatestSuffix = "/versions/latest";

    private readonly string _stack;
    private readonly Dictionary<(VersionNode Version, KeepRule Rule), SortedSet<string>> _subjects = [];
    private readonly VersionGraph _graph;

    public UseRules(FactoryInventory inventory, VersionGraph graph, string stack)
    {
        (_stack, _graph) = (stack, graph);
        var latest = new Dictionary<string, IReadOnlyList<VersionNode>>(StringComparer.OrdinalIgnoreCase);

        IReadOnlyList<VersionNode> LatestOf(string definitionId)
        {
            if (!latest.TryGetValue(definitionId, out var versions))
            {
                latest[definitionId] = versions =
                [
                    .. inventory.Stacks.SelectMany(s => s.Images)
                        .Where(i => string.Equals(i.DefinitionId, definitionId, StringComparison.OrdinalIgnoreCase))
                        .SelectMany(i => LatestVersions.Of(i.Versions))
                        .Select(v => graph.Find(v.Id)!),
                ];
            }

            return versions;
        }

        void Refer(string imageId, bool takesLatest, KeepRule rule, KeepRule latestRule, string subject)
        {
            if (takesLatest || imageId.EndsWith(LatestSuffix, StringComparison.OrdinalIgnoreCase))
            {
                foreach (var version in LatestOf(imageId.EndsWith(LatestSuffix, StringComparison.OrdinalIgnoreCase) ? imageId[..^LatestSuffix.Length] : imageId))
                {
                    Add(version, latestRule, subject);
                }
            }
            else
            {
                Add(graph.Find(imageId), rule, subject);
            }
        }

        foreach (var consumer in inventory.Consumers)
        {
            Refer(consumer.ImageId, consumer.TakesLatest, KeepRule.Used, KeepRule.Latest, consumer.Id);
            Add(consumer.VersionId is { } exact ? graph.Find(exact) : null, KeepRule.Used, consumer.Id);
        }

        foreach (var other in inventory.Stacks)
        {
            foreach (var image in other.Declared.Catalog.Images)
            {
                if (image.Template.Source is ImageSource.SharedImageVersion source)
                {
                    Refer(source.ImageVersionId, takesLatest: false, KeepRule.Template, KeepRule.Template, image.Name);
                }
            }

            AddPins(inventory, other);
            AddPromotions(other);
        }

        AddCopies(inventory);
    }

    /// <summary>The reasons of these rules to keep a version.</summary>
    public IEnumerable<KeepReason> Of(VersionNode node)
    {
        foreach (var rule in (KeepRule[])[KeepRule.Used, KeepRule.Latest, KeepRule.Promotion, KeepRule.Pin, KeepRule.Template])
        {
            if (_subjects.TryGetValue((node, rule), out var subjects))
            {
                yield return new(rule, Text(rule, [.. subjects.Select(NameOf)]), [.. subjects]);
            }
        }
    }

    // A promotion keeps the version number, so a pin means the same version in every stack.
    private void AddPins(FactoryInventory inventory, StackInventory other)
    {
        foreach (var (image, number) in other.Declared.Settings.BaseVersions)
        {
            foreach (var stack in inventory.Stacks)
            {
                Add(_graph.Find(stack.Name, image, number), KeepRule.Pin, other.Name);
            }
        }
    }

    private void AddPromotions(StackInventory other)
    {
        foreach (var (image, versions) in other.Declared.Settings.Promotions)
        {
            foreach (var (number, promoted) in versions)
            {
                if (_graph.Find(other.Name, image, number) is not { Version.ProvisioningState: "Succeeded", IsBusy: false })
                {
                    Add(_graph.Find(promoted.Source), KeepRule.Promotion, other.Name);
                }
            }
        }
    }

    private void AddCopies(FactoryInventory inventory)
    {
        foreach (var stack in inventory.Stacks)
        {
            foreach (var version in stack.Images.SelectMany(i => i.Versions))
            {
                if (version.CopyOf is { } source && _graph.Find(version.Id) is { } copy && (copy.IsBusy || version.ProvisioningState != "Succeeded"))
                {
                    Add(_graph.Find(source), KeepRule.Promotion, stack.Name);
                }
            }
        }
    }

    private void Add(VersionNode? version, KeepRule rule, string subject)
    {
        if (version is null || version.Stack != _stack)
        {
            return;
        }

        if (!_subjects.TryGetValue((version, rule), out var subjects))
        {
            _subjects[(version, rule)] = subjects = new(StringComparer.OrdinalIgnoreCase);
        }

        subjects.Add(subject);
    }

    private static string Text(KeepRule rule, IReadOnlyList<string> names) => rule switch
    {
        KeepRule.Used => $"used by {KeepReason.Names(names)}",
        KeepRule.Latest => $"the latest version, used by {KeepReason.Names(names)}",
        KeepRule.Promotion => $"stack {KeepReason.Names(names)} promotes it, but has no complete copy yet",
        KeepRule.Pin => $"pinned by stack {KeepReason.Names(names)}",
        _ => $"image {KeepReason.Names(names)} starts from it",
    };

    // The name of an instance is a number within its scale set.
    private static string NameOf(string subject) => subject.Split('/') is [.., "virtualMachineScaleSets", var set, _, var instance]
        ? $"{set}/{instance}"
        : ArmNames.Last(subject);
}
