using ImageInfra.Import.Contract;
using ImageInfra.Model.Description;

namespace ImageInfra.Import.Arm;

/// <summary>Finds the resources in a file: a deployment template, one or several resources, or output of <c>az</c>.</summary>
internal sealed class ResourceReader(ParameterValues values, List<ImportNote> notes)
{
    // Child resources may have the last segments of their type only.
    private static readonly string[] s_endings = ["imageTemplates", "imageTemplates/triggers", "triggers", "galleries/images", "images"];

    private readonly List<ArmFileResource> _resources = [];

    /// <summary>Returns the resources of a file.</summary>
    public static IReadOnlyList<ArmFileResource> Read(ImportFile file, ParameterValues values, List<ImportNote> notes)
    {
        var reader = new ResourceReader(values, notes);
        reader.Add(ArmFileReader.Read(file.Path, file.Text));
        return reader._resources;
    }

    private void Add(ArmNode root)
    {
        switch (root)
        {
            case ArmNode.List list:
                foreach (var item in list.Items)
                {
                    Add(item);
                }

                break;
            case ArmNode.Map map when map.Find("resources") is not null && map.Find("properties") is null:
                AddTemplate(new(map, values.Of(map), values));
                break;
            case ArmNode.Map map when map.Find("value") is ArmNode.List list && map.Find("properties") is null:
                if (map.TextOf("nextLink") is { Length: > 0 })
                {
                    Note(ImportNoteKind.Attention, map.Find("nextLink")!, "nextLink", "the list has more pages; import the next page too");
                }

                Add(list);
                break;
            case ArmNode.Map map when map.TextOf("$schema")?.Contains("deploymentParameters", StringComparison.OrdinalIgnoreCase) == true:
                Note(ImportNoteKind.Problem, map, "", "is a parameter file; pass it with --parameters");
                break;
            case ArmNode.Map map when IsLive(map):
                _resources.Add(new(map.TextOf("type") ?? TypeOf(map.TextOf("id")!), map.TextOf("name") ?? "", Nested(map), IsLive: true));
                break;
            case ArmNode.Map map when LooksLikeTemplate(map):
                AddResource(Typed(map), new(map, values.Of(map), values), "", "");
                break;
            default:
                notes.Add(new(ImportNoteKind.Problem, root.Place.File, root.Place.Line, "", "is neither a deployment template nor an image template; expected resources, or a source and distribute"));
                break;
        }
    }

    private void AddTemplate(ArmScope scope)
    {
        foreach (var (_, resource) in scope.Resources())
        {
            AddResource(resource, scope, "", "");
        }
    }

    private void AddResource(ArmNode.Map resource, ArmScope scope, string parentType, string parentName)
    {
        if (resource.Find("existing") is ArmNode.Flag { Value: true } || !HasResourcesToImport(resource))
        {
            return;
        }

        if (resource.Find("copy") is not ArmNode.Map copy)
        {
            AddOne(resource, scope, parentType, parentName);
            return;
        }

        var name = copy.TextOf("name") ?? "";
        if (ArmEvaluator.CountOf(copy, scope) is { } count)
        {
            for (var i = 0; i < count; i++)
            {
                AddOne(resource, scope.InLoop(name, i), parentType, parentName);
            }
        }
        else
        {
            Note(ImportNoteKind.Problem, copy, "copy", $"the copy count of '{name}' is unknown; set the values in its expression with --parameters");
        }
    }

    private void AddOne(ArmNode.Map resource, ArmScope scope, string parentType, string parentName)
    {
        var type = Join(parentType, TextOf(resource, "type", scope));
        var name = Join(parentName, TextOf(resource, "name", scope));
        if (resource.Find("condition") is { } condition)
        {
            switch (ArmEvaluator.Resolve(condition, scope))
            {
                case ArmNode.Flag { Value: false }:
                    Note(ImportNoteKind.Changed, resource, "condition", $"'{name}' is omitted, because its condition is false");
                    return;
                case ArmNode.Unknown unknown:
                    Note(ImportNoteKind.Attention, resource, "condition", $"'{name}' is imported regardless of its condition, because {unknown.What} is unknown");
                    break;
            }
        }

        if (string.Equals(type, ArmDeployments.Type, StringComparison.OrdinalIgnoreCase))
        {
            AddDeployment(resource, scope, name);
            return;
        }

        if (string.Equals(type, ArmFileResource.ImageTemplate, StringComparison.OrdinalIgnoreCase) || string.Equals(type, ArmFileResource.ImageDefinition, StringComparison.OrdinalIgnoreCase))
        {
            _resources.Add(new(type, name, (ArmNode.Map)ArmEvaluator.Resolve(resource, scope), IsLive: false));
        }
        else if (string.Equals(type, $"{ArmFileResource.ImageTemplate}/triggers", StringComparison.OrdinalIgnoreCase))
        {
            Note(ImportNoteKind.Attention, resource, "", $"the trigger '{name}' is not imported; run 'imageinfra build' on a schedule instead");
        }

        foreach (var child in (resource.Find("resources") as ArmNode.List)?.Items.OfType<ArmNode.Map>() ?? [])
        {
            AddResource(child, scope, type, name);
        }
    }

    private void AddDeployment(ArmNode.Map deployment, ArmScope scope, string name)
    {
        if (ArmDeployments.Inside(deployment, scope) is { } inside)
        {
            AddTemplate(inside);
        }
        else
        {
            Note(ImportNoteKind.Attention, deployment, "properties.templateLink", $"the template of the deployment '{name}' is in another file; import that file too");
        }
    }

    // Whether a deployment has resources to import. Unknown counts and conditions of others are not reported.
    private static bool HasResourcesToImport(ArmNode.Map resource)
    {
        if (resource.TextOf("type") is not { } type || ExpressionParser.IsExpression(type) || s_endings.Any(e => type.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        var template = (resource.Find("properties") as ArmNode.Map)?.Find("template") as ArmNode.Map;
        if (string.Equals(type, ArmDeployments.Type, StringComparison.OrdinalIgnoreCase) && template is null)
        {
            return true;
        }

        return new[] { resource, template }.Any(r => r?.Find("resources") switch
        {
            ArmNode.List list => list.Items.OfType<ArmNode.Map>().Any(HasResourcesToImport),
            ArmNode.Map map => map.Properties.Select(p => p.Value).OfType<ArmNode.Map>().Any(HasResourcesToImport),
            _ => false,
        });
    }

    private void Note(ImportNoteKind kind, ArmNode at, string path, string message) =>
        notes.Add(new(kind, at.Place.File, at.Place.Line, path, message));

    private static bool IsLive(ArmNode.Map map) =>
        map.TextOf("id")?.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) == true && map.Find("$schema") is null;

    private static bool LooksLikeTemplate(ArmNode.Map map) =>
        map.TextOf("type") is not null || (map.Find("properties") as ArmNode.Map ?? map).Find("source") is not null;

    private static ArmNode.Map Typed(ArmNode.Map map) => map.Find("type") is not null
        ? map
        : Nested(map) with { Properties = [new("type", new ArmNode.Text(map.Place, ArmFileResource.ImageTemplate)), .. Nested(map).Properties] };

    // 'az' flattens the properties into the resource.
    private static ArmNode.Map Nested(ArmNode.Map map)
    {
        string[] own = ["id", "name", "type", "apiVersion", "location", "identity", "tags", "systemData", "resourceGroup", "dependsOn", "comments"];
        return map.Find("properties") is ArmNode.Map
            ? map
            : map with
            {
                Properties =
                [
                    .. map.Properties.Where(p => own.Contains(p.Key, StringComparer.OrdinalIgnoreCase)),
                    new("properties", new ArmNode.Map(map.Place, [.. map.Properties.Where(p => !own.Contains(p.Key, StringComparer.OrdinalIgnoreCase))])),
                ],
            };
    }

    private static string TypeOf(string id) => id.Split("/providers/")[^1].Split('/') is [var provider, .. var rest]
        ? $"{provider}/{string.Join('/', rest.Where((_, i) => i % 2 == 0))}"
        : "";

    private static string TextOf(ArmNode.Map resource, string key, ArmScope scope) =>
        resource.Find(key) is { } node ? ArmEvaluator.Resolve(node, scope) switch
        {
            ArmNode.Text text => text.Value,
            ArmNode.Unknown unknown => Unresolved.Text(unknown.What),
            _ => "",
        } : "";

    private static string Join(string parent, string own) => parent.Length == 0 ? own : $"{parent}/{own}";
}
