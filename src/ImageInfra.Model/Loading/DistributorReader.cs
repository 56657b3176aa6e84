namespace ImageInfra.Model.Loading;

/// <summary>Reads <c>template.distribute</c>.</summary>
internal static class DistributorReader
{
    private static readonly string[] s_storageAccountTypes = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"];

    /// <summary>Azure requires at least one distributor; without any the image gets a version in its own definition.</summary>
    public static IReadOnlyList<Distributor>? ReadAll(MappingReader template)
    {
        var items = template.Mappings("distribute");
        var distributors = new List<Distributor>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var hasVersion = false;
        foreach (var item in items)
        {
            item.Required("type");
            var type = item.Choice("type", "SharedImage", "ManagedImage", "VHD");
            var name = item.Text("runOutputName", TextRules.RunOutputName);
            if (name is not null && !names.Add(name))
            {
                item.Fail("runOutputName", $"'{name}' is there twice; a template's run outputs have names of their own");
            }

            if (type == "SharedImage")
            {
                if (hasVersion)
                {
                    item.Fail("type", "'SharedImage' is there twice; an image has one version a build, in its own definition. List regions in targetRegions");
                }

                hasVersion = true;
            }

            var tags = TagsReader.Read(item, "artifactTags");
            if (type is not null)
            {
                distributors.Add(Read(type, item) with { RunOutputName = name, ArtifactTags = tags });
            }

            item.Close(knowsKeys: type is not null);
        }

        return items.Count == 0 ? null : distributors;
    }

    private static Distributor Read(string type, MappingReader item)
    {
        switch (type)
        {
            case "SharedImage":
                return SharedImage(item);
            case "ManagedImage":
                item.Required("imageId", "for a ManagedImage distributor");
                return new Distributor.ManagedImage
                {
                    ImageId = item.Text("imageId", TextRules.ManagedImageId) ?? "",
                    Location = item.Required("location", "for a ManagedImage distributor") ?? "",
                };
            default:
                return new Distributor.Vhd { Uri = item.Text("uri", TextRules.HttpsUri) };
        }
    }

    private static Distributor.SharedImage SharedImage(MappingReader item)
    {
        var shared = new Distributor.SharedImage
        {
            Versioning = Versioning(item.Mapping("versioning")),
            ExcludeFromLatest = item.Flag("excludeFromLatest") ?? false,
            TargetRegions = TargetRegions(item),
            ReplicationRegions = [.. item.Texts("replicationRegions").Select(AzureRegion.Normalize)],
            StorageAccountType = item.Choice("storageAccountType", s_storageAccountTypes),
        };
        if (item.Has("replicationRegions") && item.Has("targetRegions"))
        {
            item.Fail("replicationRegions", "can't go with targetRegions, which replaces it");
        }
        else if (item.Has("storageAccountType") && !item.Has("replicationRegions"))
        {
            item.Fail("storageAccountType", "is for replicationRegions; each of targetRegions has its own");
        }
        else if (shared.ReplicationRegions.GroupBy(r => r).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            item.Fail("replicationRegions", $"names '{twice.Key}' twice");
        }

        return shared;
    }

    private static Versioning Versioning(MappingReader? versioning)
    {
        if (versioning is null)
        {
            return new Versioning.Latest(1);
        }

        versioning.Required("scheme");
        var scheme = versioning.Choice("scheme", "Latest", "Source");
        var major = scheme == "Latest" ? versioning.Number("major", -1, int.MaxValue) : null;
        versioning.Close(knowsKeys: scheme is not null);

        return scheme == "Source" ? new Versioning.Source() : new Versioning.Latest(major ?? -1);
    }

    private static List<TargetRegion> TargetRegions(MappingReader item)
    {
        var regions = new List<TargetRegion>();
        foreach (var region in item.Mappings("targetRegions"))
        {
            var name = AzureRegion.Normalize(region.Required("name") ?? "");
            var replicas = region.Number("replicaCount", 1, 100) ?? 1;
            var storage = region.Choice("storageAccountType", s_storageAccountTypes) ?? s_storageAccountTypes[0];
            region.Close();
            if (name.Length > 0 && regions.Exists(r => r.Name == name))
            {
                region.Fail("name", $"'{name}' is there twice");
            }

            regions.Add(new(name, replicas, storage));
        }

        return regions;
    }
}
