using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Insight.Costs;

/// <summary>
/// Computes the cost of images: replica-hours of existing versions since their publication, and hours of build VMs from the ledger.
/// A pure function. If a price is missing, hours are still reported.
/// </summary>
public sealed class CostCalculation
{
    /// <summary>The hours in a month, as in Azure's pricing calculator.</summary>
    public const int HoursOfMonth = 730;

    private readonly PriceList _prices;
    private readonly CostPeriod _period;
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    private CostCalculation(PriceList prices, CostPeriod period) => (_prices, _period) = (prices, period);

    /// <summary>Computes the costs of a stack's images, or of the named ones.</summary>
    public static CostReport Of(StackInventory stack, IEnumerable<RunEntry> runs, PriceList prices, CostPeriod period, IReadOnlyCollection<string> images)
    {
        var calculation = new CostCalculation(prices, period);
        var byImage = runs.ToLookup(r => r.Image, StringComparer.OrdinalIgnoreCase);
        var costs = stack.Images
            .Where(i => images.Count == 0 || images.Contains(i.Image, StringComparer.OrdinalIgnoreCase))
            .Select(i => calculation.Of(i, stack.Declared.Catalog.Find(i.Image), [.. byImage[i.Image]]))
            .ToList();
        return new(costs, [.. calculation._missing]);
    }

    private ImageCost Of(ImageInventory image, ImageSpec? spec, IReadOnlyList<RunEntry> runs)
    {
        var ids = image.Versions.Select(v => v.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var made = runs.ToLookup(r => r.VersionId is { } id && ids.Contains(id) ? id : "", r => Build(r, spec), StringComparer.OrdinalIgnoreCase);
        return new(
            image.Image,
            [.. image.Versions.Select(v => new VersionCost(v.Number, Storage(image.Image, v), BuildCost.Sum(made[v.Id])))],
            BuildCost.Sum(made[""]));
    }

    private StorageCost Storage(string image, PublishedVersion version) => version.PublishedDate is { } published
        ? StorageCost.Sum(version.Replicas.Where(r => !r.IsFailed).Select(r => Storage(image, version, r, _period.Of(published, _period.To))))
        : new(0, 0, 0);

    private StorageCost Storage(string image, PublishedVersion version, VersionReplica replica, TimeSpan time)
    {
        if (time == TimeSpan.Zero)
        {
            return new(0, 0, 0);
        }

        var hours = time.TotalHours * replica.ReplicaCount;
        var gigabytes = version.SizeInGB * hours;
        if (gigabytes is null)
        {
            _missing.Add($"the size of {image} {version.Number}");
        }

        var price = _prices.Storage(replica.StorageAccountType, replica.Region);
        if (price is null)
        {
            _missing.Add($"storagePerGBMonth.{replica.StorageAccountType}");
        }

        return new(hours, gigabytes, gigabytes is { } size && price is { } one ? (decimal)size / HoursOfMonth * one : null);
    }

    private BuildCost Build(RunEntry run, ImageSpec? spec)
    {
        if (BuildVmTime.Of(run, _period) is not { } time || (time == TimeSpan.Zero && run.StartTime < _period.From))
        {
            return new(0, TimeSpan.Zero, 0);
        }

        var hour = spec is null ? _prices.BuildVmDefault : _prices.Vm(spec.Template.VmProfile.VmSize);
        if (hour is null)
        {
            _missing.Add(spec is null ? "buildVmDefault" : $"vmPerHour.{spec.Template.VmProfile.VmSize}");
        }

        if (_prices.PerBuild is null)
        {
            _missing.Add("perBuild");
        }

        return new(1, time, ((decimal)time.TotalHours * hour) + _prices.PerBuild);
    }
}
