using ImageInfra.Import.Contract;
using ImageInfra.Import.Functions;
using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>Finds the resources in a file: a deployment template, one or several resources, or output of <c>az</c>.</summary>
internal sealed class ResourceReader(ParameterValues values, ILinkedTemplates linked, List<ImportNote> notes)
{
    private const string Provider = "Microsoft.VirtualMachineImages";
    private const string TemplateSpec = "Microsoft.Resources/templateSpecs/versions";

    // Child resources may have the last segments of their type only.
    private static readonly string[] s_endings = ["imageTemplates", "imageTemplates/triggers", "triggers", "galleries/images", "images", Provider, "templateSpecs/versions", "versions"];

    private readonly List<ArmFileResource> _resources = [];

    /// <summary>Returns the resources of a file.</summary>
    public static IReadOnlyList<ArmFileResource> Read(ArmNode root, ParameterValues values, ILinkedTemplates linked, List<ImportNote> notes)
    {
        var reader = new ResourceReader(values, linked, notes);
        reader.Add(root);
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
                AddTemplate(Scope(map));
                break;
            case ArmNode.Map map when map.Find("value") is ArmNode.List list && map.Find("properties") is null:
                if (map.TextOf("nextLink") is { Length: > 0 })
                {
                    Note(ImportNoteKind.Problem, map.Find("nextLink")!, "nextLink", "the list has more pages; import the next page too");
                }

                Add(list);
                break;
            case ArmNode.Map map when map.TextOf("$schema")?.Contains("deploymentParameters", StringComparison.OrdinalIgnoreCase) == true:
                Note(ImportNoteKind.Problem, map, "", "is a parameter file; pass it with --parameters");
                break;
            case ArmNode.Map map when IsLive(map):
                _resources.Add(new(map.TextOf("type") ?? TypeOf(map.TextOf("id")!), NamesOf(map.TextOf("id")!), Nested(map), IsLive: true));
                break;
            case ArmNode.Map map when LooksLikeTemplate(map):
                AddResource(Typed(map), null, Scope(map), "", []);
                break;
            default:
                notes.Add(new(ImportNoteKind.Problem, root.Place.File, root.Place.Line, "", "is neither a deployment template nor an image template; expected resources, or a source and distribute"));
                break;
        }
    }

    private ArmScope Scope(ArmNode.Map template) => new(template, values.Of(template), values) { Linked = linked };

    private void AddTemplate(ArmScope scope)
    {
        foreach (var (symbol, resource) in scope.Resources())
        {
            AddResource(resource, symbol, scope, "", []);
        }
    }

    private void AddResource(ArmNode.Map resource, string? symbol, ArmScope scope, string parentType, IReadOnlyList<ArmNode> parentNames, ArmNode? condition = null)
    {
        if (resource.Find("existing") is ArmNode.Flag { Value: true } || !HasResourcesToImport(resource))
        {
            return;
        }

        if (resource.Find("copy") is not ArmNode.Map copy)
        {
            AddOne(resource, symbol, scope, parentType, parentNames, condition);
            return;
        }

        var count = ArmEvaluator.Resolve(copy.Find("count") ?? new ArmNode.Null(copy.Place), scope);
        if (ArmEvaluator.CountOf(count) is { } known)
        {
            for (var i = 0; i < known; i++)
            {
                AddOne(resource, symbol, scope.InLoop(copy.TextOf("name") ?? "", i), parentType, parentNames, condition);
            }
        }
        else if (count.IsOpen)
        {
            Ask(copy, "copy", $"the copy count of '{copy.TextOf("name")}' is unknown, so its resources are not imported", count);
        }
        else
        {
            Note(ImportNoteKind.Problem, copy, "copy", $"the copy count of '{copy.TextOf("name")}' is not a number between 0 and 800; correct it");
        }
    }

    private void AddOne(ArmNode.Map resource, string? symbol, ArmScope scope, string parentType, IReadOnlyList<ArmNode> parentNames, ArmNode? condition)
    {
        var type = FullType(resource, parentType, scope);
        IReadOnlyList<ArmNode> names = [.. parentNames, .. NamesOf(resource, scope)];
        var name = string.Join('/', names.Select(n => ArmText.Marked(n) ?? ""));
        if (resource.Find("condition") is { } own)
        {
            var value = ArmEvaluator.Resolve(own, scope);
            if (ArmEvaluator.FlagOf(value) == false)
            {
                Note(ImportNoteKind.Changed, resource, "condition", $"'{name}' is omitted, because its condition is false");
                return;
            }

            condition = ArmEvaluator.FlagOf(value) is null ? value : condition;
        }

        if (string.Equals(type, ArmDeployments.Type, StringComparison.OrdinalIgnoreCase))
        {
            AddDeployment(resource, symbol, scope, name, condition);
            return;
        }

        if (string.Equals(type, TemplateSpec, StringComparison.OrdinalIgnoreCase))
        {
            AddTemplateSpec(resource, scope, names, condition);
            return;
        }

        if (string.Equals(type, ArmFileResource.ImageTemplate, StringComparison.OrdinalIgnoreCase) || string.Equals(type, ArmFileResource.ImageDefinition, StringComparison.OrdinalIgnoreCase))
        {
            _resources.Add(new(type, names.Count > 0 ? names : [new ArmNode.Text(resource.Place, "")], (ArmNode.Map)ArmEvaluator.Resolve(resource, scope), IsLive: false) { Condition = condition });
        }
        else if (string.Equals(type, $"{ArmFileResource.ImageTemplate}/triggers", StringComparison.OrdinalIgnoreCase))
        {
            Note(ImportNoteKind.Attention, resource, "", $"the trigger '{name}' is not imported; run 'imageinfra build' on a schedule instead");
        }

        foreach (var child in (resource.Find("resources") as ArmNode.List)?.Items.OfType<ArmNode.Map>() ?? [])
        {
            AddResource(child, null, scope, type, names, condition);
        }
    }

    // Its template is escaped, to be evaluated when it is deployed.
    private void AddTemplateSpec(ArmNode.Map resource, ArmScope scope, IReadOnlyList<ArmNode> names, ArmNode? condition)
    {
        if ((((ArmNode.Map)ArmEvaluator.Resolve(resource, scope)).Find("properties") as ArmNode.Map)?.Find("mainTemplate") is not ArmNode.Map template)
        {
            return;
        }

        var inside = scope.InModule(names.OfType<ArmNode.Text>().FirstOrDefault()?.Value ?? "spec", new("", true), template, new Dictionary<string, ArmNode>());
        foreach (var (symbol, own) in inside.Resources())
        {
            AddResource(own, symbol, inside, "", [], condition);
        }
    }

    private void AddDeployment(ArmNode.Map deployment, string? symbol, ArmScope scope, string name, ArmNode? condition)
    {
        if (ArmDeployments.Inside(deployment, symbol, scope) is { } inside)
        {
            foreach (var (own, resource) in inside.Resources())
            {
                AddResource(resource, own, inside, "", [], condition);
            }
        }
        else
        {
            var link = (deployment.Find("properties") as ArmNode.Map)?.Find("templateLink") is ArmNode.Map target ? ArmDeployments.LinkOf(target, scope)?.Split('?')[0].Split('/')[^1] : null;
            Note(ImportNoteKind.Problem, deployment, "properties.templateLink", $"the template of the deployment '{name}' is in another file; to import both: imageinfra import {Path.GetFileName(deployment.Place.File)} {link ?? "OTHER-FILE"}");
        }
    }

    private string FullType(ArmNode.Map resource, string parent, ArmScope scope)
    {
        var own = resource.Find("type") is { } node ? ArmText.Marked(ArmEvaluator.Resolve(node, scope)) ?? "" : "";
        if (string.Equals(own, Provider, StringComparison.OrdinalIgnoreCase) && Properties(resource).Find("source") is not null)
        {
            Note(ImportNoteKind.Changed, resource.Find("type")!, "type", $"'{own}' is incomplete and is read as {ArmFileResource.ImageTemplate}");
            return ArmFileResource.ImageTemplate;
        }

        return parent.Length == 0 || own.StartsWith($"{parent}/", StringComparison.OrdinalIgnoreCase) ? own : $"{parent}/{own}";
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

    private void Ask(ArmNode at, string path, string message, ArmNode value) => notes.AddRange(ArmKnowledge.Asks(value).Select(ask =>
        new ImportNote(ImportNoteKind.Unresolved, at.Place.File, at.Place.Line, path, $"{message}; set it with --parameters \"{ask.Key}=VALUE\"") { Key = ask.Key }));

    private void Note(ImportNoteKind kind, ArmNode at, string path, string message) =>
        notes.Add(new(kind, at.Place.File, at.Place.Line, path, message));

    private static bool IsLive(ArmNode.Map map) =>
        map.TextOf("id")?.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) == true && map.Find("$schema") is null;

    private static bool LooksLikeTemplate(ArmNode.Map map) => map.TextOf("type") is not null || Properties(map).Find("source") is not null;

    private static ArmNode.Map Properties(ArmNode.Map map) => map.Find("properties") as ArmNode.Map ?? map;

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

    private static IReadOnlyList<ArmNode> NamesOf(string id) =>
        [.. id.Split("/providers/")[^1].Split('/').Skip(1).Where((_, i) => i % 2 == 1).Select(n => new ArmNode.Text(default, n)).DefaultIfEmpty(new(default, ""))];

    // A name such as gallery/image has several segments.
    private static IReadOnlyList<ArmNode> NamesOf(ArmNode.Map resource, ArmScope scope)
    {
        if (resource.Find("name") is not { } node)
        {
            return [];
        }

        var name = ArmEvaluator.Resolve(node, scope);
        return ArmFunctions.Apply("split", "split", [name, new ArmNode.Text(node.Place, "/")], node.Place) switch
        {
            ArmNode.List list => list.Items,
            // One unknown item at least, whose number of segments is unknown.
            ArmNode.OpenList list => [.. list.Head, list.Middle, .. list.Tail],
            _ => [name],
        };
    }
}
