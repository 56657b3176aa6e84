using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>template.distribute</c>.</summary>
internal static class DistributorReader
{
    /// <summary>Reads the distributors. Null if there are none: the image then publishes one version in its definition.</summary>
    public static IReadOnlyList<Distributor>? ReadAll(MappingReader template)
    {
        var items = template.Mappings("distribute");
        var distributors = new List<Distributor>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in items)
        {
            if (item.Variant() is not { } type)
            {
                continue;
            }

            var name = item.Text("runOutputName");
            if (name is not null && !names.Add(name))
            {
                item.Fail("runOutputName", $"'{name}' is given twice; each run output of a template needs a different name");
            }

            if (type == "SharedImage" && distributors.OfType<Distributor.SharedImage>().Any())
            {
                item.Fail("type", "'SharedImage' is given twice, but a build creates one version; keep one and list all regions in its targetRegions");
            }

            var tags = TagsReader.Read(item, "artifactTags");
            distributors.Add(Read(type, item) with { RunOutputName = name, ArtifactTags = tags });
            item.Close();
        }

        return items.Count == 0 ? null : distributors;
    }

    private static Distributor Read(string type, MappingReader item) => type switch
    {
        "SharedImage" => SharedImage(item),
        "ManagedImage" => new Distributor.ManagedImage { ImageId = item.Text("imageId") ?? "", Location = item.Text("location") ?? "" },
        _ => new Distributor.Vhd { Uri = item.Text("uri") },
    };

    private static Distributor.SharedImage SharedImage(MappingReader item)
    {
        var shared = new Distributor.SharedImage
        {
            Versioning = Versioning(item.Mapping("versioning")),
            ExcludeFromLatest = item.Flag("excludeFromLatest") ?? false,
            TargetRegions = TargetRegionReader.Read(item, "targetRegions"),
            ReplicationRegions = [.. item.Texts("replicationRegions").Select(AzureRegion.Normalize)],
            StorageAccountType = item.Choice("storageAccountType"),
        };
        if (item.Has("replicationRegions") && item.Has("targetRegions"))
        {
            item.Fail("replicationRegions", "is not allowed with targetRegions, which replaces it; keep targetRegions");
        }
        else if (item.Has("storageAccountType") && !item.Has("replicationRegions"))
        {
            item.Fail("storageAccountType", "is only allowed with replicationRegions; with targetRegions, set it in each region");
        }
        else if (shared.ReplicationRegions.GroupBy(r => r).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            item.Fail("replicationRegions", $"has '{twice.Key}' twice; keep one");
        }

        return shared;
    }

    private static Versioning Versioning(MappingReader? versioning)
    {
        if (versioning is null)
        {
            return new Versioning.Latest(1);
        }

        var scheme = versioning.Variant();
        var major = scheme == "Latest" ? versioning.Number("major") : null;
        versioning.Close();

        return scheme == "Source" ? new Versioning.Source() : new Versioning.Latest(major ?? -1);
    }
}
