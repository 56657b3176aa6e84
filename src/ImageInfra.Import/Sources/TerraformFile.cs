using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Values;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Sources;

/// <summary>Reads the output of <c>terraform show -json</c>: a state or a plan.</summary>
internal sealed class TerraformFile(ParameterValues values, ILinkedTemplates linked, List<ImportNote> notes)
{
    private readonly List<ArmFileResource> _resources = [];
    private readonly Dictionary<string, ArmNode> _unknown = [];

    /// <summary>Returns the image templates and image definitions.</summary>
    public IReadOnlyList<ArmFileResource> Read(ArmNode.Map root)
    {
        foreach (var change in (root.Find("resource_changes") as ArmNode.List)?.Items.OfType<ArmNode.Map>() ?? [])
        {
            if (change.TextOf("address") is { } address && (change.Find("change") as ArmNode.Map)?.Find("after_unknown") is { } unknown)
            {
                _unknown[address] = unknown;
            }
        }

        AddModule((root.Find("values") ?? root.Find("planned_values")) is ArmNode.Map all ? all.Find("root_module") : null);
        return _resources;
    }

    private void AddModule(ArmNode? module)
    {
        foreach (var resource in ((module as ArmNode.Map)?.Find("resources") as ArmNode.List)?.Items.OfType<ArmNode.Map>() ?? [])
        {
            if (resource.TextOf("mode") is null or "managed" && resource.Find("values") is ArmNode.Map inside)
            {
                var address = resource.TextOf("address") ?? "";
                var known = _unknown.TryGetValue(address, out var unknown) ? (ArmNode.Map)Overlay(inside, unknown, address) : inside;
                Add(resource, known, address);
            }
        }

        foreach (var child in ((module as ArmNode.Map)?.Find("child_modules") as ArmNode.List)?.Items ?? [])
        {
            AddModule(child);
        }
    }

    private void Add(ArmNode.Map resource, ArmNode.Map inside, string address)
    {
        switch (resource.TextOf("type"))
        {
            case "azapi_resource":
                AddAzapi(inside, address);
                break;
            case "azapi_update_resource" or "azapi_resource_action" when inside.TextOf("type") is { } type && KindOf(type) is not null:
                Note(inside, address, "changes a resource after it was created; import the result instead: az image builder show --resource-group GROUP --name NAME > web.json && imageinfra import web.json");
                break;
            case "azurerm_shared_image":
                _resources.Add(SharedImage.Of(inside));
                break;
            case "azurerm_resource_group_template_deployment" or "azurerm_subscription_template_deployment" or "azurerm_template_deployment":
                AddDeployment(inside, address);
                break;
        }
    }

    // type is TYPE@VERSION; the body is JSON, or an object.
    private void AddAzapi(ArmNode.Map inside, string address)
    {
        var type = inside.TextOf("type")?.Split('@') ?? [];
        if (type.Length == 0 || KindOf(type[0]) is not { } kind)
        {
            return;
        }

        var body = inside.Find("body") is ArmNode.Text json ? Parsed(json) : inside.Find("body");
        if (body is not ArmNode.Map map)
        {
            Note(inside, address, "has no body, which is known only after 'terraform apply'; run it, then 'terraform show -json' again");
            return;
        }

        if (inside.Find("sensitive_body") is not (null or ArmNode.Null))
        {
            Note(inside, address, "has a sensitive_body, which Terraform does not show; import the result instead: az image builder show --resource-group GROUP --name NAME > web.json && imageinfra import web.json");
        }

        ArmNode name = inside.Find("name") ?? new ArmNode.Text(inside.Place, "");
        var parent = (inside.TextOf("parent_id") ?? "").Split('/');
        List<KeyValuePair<string, ArmNode>> properties = [new("type", new ArmNode.Text(inside.Place, kind)), new("name", name), .. map.Properties];
        if (type.Length > 1)
        {
            properties.Insert(1, new("apiVersion", new ArmNode.Text(inside.Place, type[1])));
        }

        if (map.Find("tags") is null && inside.Find("tags") is { } tags and not ArmNode.Null)
        {
            properties.Add(new("tags", tags));
        }

        _resources.Add(new(
            kind,
            kind == ArmFileResource.ImageDefinition && parent.Length > 2 ? [new ArmNode.Text(inside.Place, parent[^1]), name] : [name],
            new(inside.Place, properties),
            IsLive: true));
    }

    private void AddDeployment(ArmNode.Map inside, string address)
    {
        if ((inside.Find("template_content") ?? inside.Find("template_body")) is not ArmNode.Text text || Parsed(text) is not ArmNode.Map template)
        {
            Note(inside, address, "has no template that this file shows");
            return;
        }

        var parameters = inside.Find("parameters_content") is ArmNode.Text { Value.Length: > 0 } given ? Parsed(given) : null;
        ArmNode Text(string value) => new ArmNode.Text(inside.Place, value);
        List<KeyValuePair<string, ArmNode>> properties =
        [
            new("expressionEvaluationOptions", new ArmNode.Map(inside.Place, [new("scope", Text("inner"))])),
            new("template", template),
            .. parameters is null ? [] : (KeyValuePair<string, ArmNode>[])[new("parameters", parameters)],
        ];
        List<KeyValuePair<string, ArmNode>> deployment = [new("type", Text(ArmDeployments.Type)), new("name", Text(address)), new("properties", new ArmNode.Map(inside.Place, properties))];
        if (inside.Find("resource_group_name") is ArmNode.Text group)
        {
            deployment.Insert(2, new("resourceGroup", group));
        }

        var root = new ArmNode.Map(inside.Place, [new("resources", new ArmNode.List(inside.Place, [new ArmNode.Map(inside.Place, deployment)]))]);
        _resources.AddRange(ResourceReader.Read(root, values, linked, notes));
    }

    // What a plan does not know yet.
    private ArmNode Overlay(ArmNode known, ArmNode unknown, string path) => (known, unknown) switch
    {
        (_, ArmNode.Flag { Value: true }) => values.GivenFor(path, known.Place) ?? new ArmNode.Unknown(known.Place, path, [new(path)]),
        (ArmNode.Map map, ArmNode.Map more) => map with
        {
            Properties =
            [
                .. map.Properties.Select(p => KeyValuePair.Create(p.Key, more.Find(p.Key) is { } open ? Overlay(p.Value, open, $"{path}.{p.Key}") : p.Value)),
                .. more.Properties.Where(p => map.Find(p.Key) is null && IsUnknown(p.Value)).Select(p => KeyValuePair.Create(p.Key, Overlay(new ArmNode.Null(map.Place), p.Value, $"{path}.{p.Key}"))),
            ],
        },
        (ArmNode.List list, ArmNode.List more) => list with { Items = [.. list.Items.Select((item, i) => more.Items.ElementAtOrDefault(i) is { } open ? Overlay(item, open, $"{path}[{i}]") : item)] },
        _ when IsUnknown(unknown) => Overlay(known, new ArmNode.Flag(unknown.Place, true), path),
        _ => known,
    };

    private static bool IsUnknown(ArmNode node) => node switch
    {
        ArmNode.Flag flag => flag.Value,
        ArmNode.Map map => map.Properties.Any(p => IsUnknown(p.Value)),
        ArmNode.List list => list.Items.Any(IsUnknown),
        _ => false,
    };

    private static string? KindOf(string type) => ((string[])[ArmFileResource.ImageTemplate, ArmFileResource.ImageDefinition])
        .FirstOrDefault(k => string.Equals(k, type.Split('@')[0], StringComparison.OrdinalIgnoreCase));

    private static ArmNode? Parsed(ArmNode.Text json)
    {
        try
        {
            return ArmFileReader.Read(json.Place.File, json.Value, json.Place.Line);
        }
        catch (CatalogException)
        {
            return null;
        }
    }

    private void Note(ArmNode at, string address, string message) => notes.Add(new(ImportNoteKind.Problem, at.Place.File, at.Place.Line, address, message));
}
