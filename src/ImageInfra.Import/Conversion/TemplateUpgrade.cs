using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Values;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Conversion;

/// <summary>
/// Converts the properties of an image template from any api-version to the current names and structure. Omits read-only
/// properties and defaults.
/// </summary>
internal sealed class TemplateUpgrade(string apiVersion, bool isLive, ArmScope scope, List<ImportNote> notes)
{
    // Azure rejects unknown names since this api-version; earlier ones ignored them.
    private const string Strict = "2024-02-01";

    /// <summary>Converts the properties.</summary>
    public ArmNode.Map Apply(ArmNode.Map properties) => Clean(properties, "properties") as ArmNode.Map ?? properties with { Properties = [] };

    private ArmNode? Clean(ArmNode node, string path) => node switch
    {
        ArmNode.Map map => CleanMap(Move(map, path), path),
        ArmNode.List list => CleanList(list, path),
        ArmNode.Null or ArmNode.Text { Value: "" } => null,
        _ => node,
    };

    private ArmNode.List? CleanList(ArmNode.List list, string path)
    {
        // An empty command is valid; some templates separate commands with it.
        var items = list.Items
            .Select((item, i) => item is ArmNode.Text ? item : Clean(item, $"{path}[{i}]"))
            .OfType<ArmNode>()
            .ToList();
        return items.Count == 0 ? null : list with { Items = items };
    }

    private ArmNode.Map? CleanMap(ArmNode.Map map, string path)
    {
        var properties = new List<KeyValuePair<string, ArmNode>>();
        foreach (var (key, value) in map.Properties)
        {
            if (ArmTemplateKeys.ReadOnly.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            var name = ArmTemplateKeys.Spell(key) ?? key;
            var at = $"{path}.{name}";
            if (ArmTemplateKeys.Spell(key) is null && apiVersion.Length > 0 && string.CompareOrdinal(apiVersion, Strict) < 0 && value is not ArmNode.Null)
            {
                Note(ImportNoteKind.Attention, value, at, $"is omitted, because Azure has no such property and ignored it before api-version {Strict}{Suggestion.For(key, ArmTemplateKeys.Known)}");
                continue;
            }

            var clean = ArmTemplateKeys.Free.Contains(name) ? Tags(value, at) : Clean(Typed(name, value), at);
            if (clean is null || IsDefault(name, clean))
            {
                continue;
            }

            if (ArmTemplateKeys.Newer.Contains(name))
            {
                Note(ImportNoteKind.Attention, value, at, $"requires api-version 2025-10-01, but the stack's templates use {Strict}; remove it from the file");
            }

            if (name != key)
            {
                Note(ImportNoteKind.Changed, value, at, $"replaces the spelling '{key}' of the file");
            }

            properties.Add(new(name, clean));
        }

        return properties.Count == 0 ? null : map with { Properties = [.. properties.OrderBy(p => ArmTemplateKeys.OrderOf(p.Key))] };
    }

    // Properties with another name or position in earlier api-versions.
    private ArmNode.Map Move(ArmNode.Map map, string path)
    {
        map = Rename(map, path, "script", "scriptUri");
        if (map.Find("vnetConfig") is ArmNode.Map vnet && map.Find("proxyVmSize") is { } proxy)
        {
            Note(ImportNoteKind.Changed, proxy, $"{path}.proxyVmSize", "moves to vnetConfig");
            map = With(Without(map, "proxyVmSize"), "vnetConfig", With(vnet, "proxyVmSize", proxy));
        }

        if (map.Find("subnetName") is { } subnet && map.Find("name") is { } network && map.Find("resourceGroupName") is { } group)
        {
            Note(ImportNoteKind.Changed, map, path, "becomes one subnetId");
            var id = ArmIdFunctions.Join(
                map.Place,
                ArmIdFunctions.Subscription(scope, map.Place), "/resourceGroups/", group, "/providers/Microsoft.Network/virtualNetworks/", network, "/subnets/", subnet);
            map = With(Without(map, "subnetName", "name", "resourceGroupName"), "subnetId", id);
        }

        if (map.Find("replicationRegions") is ArmNode.List { Items.Count: > 0 } regions)
        {
            Note(ImportNoteKind.Changed, regions, $"{path}.replicationRegions", "becomes targetRegions, each with its storageAccountType");
            var storage = map.Find("storageAccountType");
            map = With(Without(map, "replicationRegions", "storageAccountType"), "targetRegions", regions with { Items = [.. regions.Items.Select(r => Region(r, storage))] });
        }

        return map;
    }

    private static ArmNode.Map Region(ArmNode name, ArmNode? storage) => new(
        name.Place,
        storage is null ? [new("name", name)] : [new("name", name), new("storageAccountType", storage)]);

    private ArmNode.Map Rename(ArmNode.Map map, string path, string from, string to)
    {
        if (map.Find(from) is not { } value || map.Find(to) is not null)
        {
            return map;
        }

        Note(ImportNoteKind.Changed, value, $"{path}.{from}", $"becomes {to}");
        return With(Without(map, from), to, value);
    }

    private static ArmNode Typed(string name, ArmNode value) => value switch
    {
        ArmNode.Text text when ArmTemplateKeys.Choices.Contains(name) => text with { Value = ArmTemplateKeys.Word(text.Value) },
        ArmNode.Text text when ArmTemplateKeys.Numbers.Contains(name) && int.TryParse(text.Value, out var number) => new ArmNode.Number(text.Place, number),
        ArmNode.List list when ArmTemplateKeys.ListsOfNumbers.Contains(name) => list with
        {
            Items = [.. list.Items.Select(i => i is ArmNode.Text text && int.TryParse(text.Value, out var number) ? new ArmNode.Number(text.Place, number) : i)],
        },
        ArmNode.Text text when ArmTemplateKeys.Flags.Contains(name) && bool.TryParse(text.Value, out var flag) => new ArmNode.Flag(text.Place, flag),
        _ => value,
    };

    private ArmNode? Tags(ArmNode value, string path)
    {
        if (value is not ArmNode.Map map)
        {
            return value is ArmNode.Null or ArmNode.Text { Value: "" } ? null : value;
        }

        foreach (var (key, own) in map.Properties.Where(t => WellKnownTags.IsReserved(t.Key)))
        {
            notes.Add(new(ImportNoteKind.Changed, own.Place.File, own.Place.Line, $"{path}.{key}", "is omitted, because ImageInfra sets this tag in each stack"));
        }

        var tags = map.Properties.Where(t => !WellKnownTags.IsReserved(t.Key)).Select(t => KeyValuePair.Create(t.Key, t.Value is ArmNode.Null ? new ArmNode.Text(t.Value.Place, "") : t.Value)).ToList();
        return tags.Count > 0 ? map with { Properties = tags } : null;
    }

    private static bool IsDefault(string name, ArmNode value) => (name, value) switch
    {
        ("runElevated" or "runAsSystem" or "excludeFromLatest" or "continueDistributeOnFailure" or "sourceValidationOnly", ArmNode.Flag { Value: false }) => true,
        ("replicationMode", ArmNode.Text { Value: "Full" }) => true,
        ("workload", ArmNode.Map workload) => workload.TextOf("state") == "Disabled",
        ("buildTimeoutInMinutes" or "osDiskSizeGB" or "updateLimit", ArmNode.Number { Value: 0 }) => true,
        _ => false,
    };

    private static ArmNode.Map Without(ArmNode.Map map, params string[] names) =>
        map with { Properties = [.. map.Properties.Where(p => !names.Contains(p.Key, StringComparer.OrdinalIgnoreCase))] };

    private static ArmNode.Map With(ArmNode.Map map, string name, ArmNode value) =>
        map with { Properties = [.. Without(map, name).Properties, new(name, value)] };

    private void Note(ImportNoteKind kind, ArmNode at, string path, string message)
    {
        // 'az' prints some names in different case, which needs no note.
        if (!isLive || kind is not ImportNoteKind.Changed)
        {
            notes.Add(new(kind, at.Place.File, at.Place.Line, path, message));
        }
    }
}
