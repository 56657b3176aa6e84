using System.Text;
using ImageInfra.Model.Description;

namespace ImageInfra.Model.Catalog;

/// <summary>Generates the reference page of the catalog: every key with its type, default, limit and an example.</summary>
public static class CatalogReference
{
    private const string Introduction = """
        # The catalog, key by key

        The catalog has one YAML file per image, in the folder `imageinfra:imagesDirectory`. The keys under `definition` and `template` have
        ARM's names and meaning. The settings of a stack are in `docs/settings.md`. An unknown key is an error, with its line.
        `imageinfra schema` generates this page (`--markdown`) and the schema `infra/images/image.schema.json`. Start a file with
        `# yaml-language-server: $schema=./image.schema.json` to get completion and validation in an editor.

        """;

    /// <summary>Returns the page as Markdown.</summary>
    public static string Create()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        Section(page, "The file", "", ImageKeys.All, null);
        Shipped(page);
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, string path, MappingKeys keys, string? discriminator)
    {
        page.Append("\n## ").Append(title).Append("\n\n");
        if (keys.Description is { } description)
        {
            page.Append(description).Append("\n\n");
        }

        page.Append("| key | type | default | limit | example | description |\n|---|---|---|---|---|---|\n");
        if (discriminator is not null)
        {
            page.Append($"| `{discriminator}` | text | **required** | `{keys.Name}` | `{keys.Name}` | Selects the variant. |\n");
        }

        foreach (var key in keys.Keys)
        {
            Row(page, path, key);
        }

        foreach (var key in keys.Keys)
        {
            Below(page, PathOf(path, key), key.Type);
        }
    }

    private static void Shipped(StringBuilder page)
    {
        page.Append("\n## Shipped fragments\n\nFor `use`. A parameter without a default in parentheses is required. `docs/fragments.md` shows how to use and write fragments.\n\n");
        page.Append("| fragment | for | description | parameters | checks |\n|---|---|---|---|---|\n");
        var library = new FragmentLibrary([], LocalFileReader.None, []);
        foreach (var fragment in library.Names.Select(library.Find).OfType<Fragment>())
        {
            var parameters = fragment.Parameters.Select(p => $"`{p.Name}`{(p.Default is { } value ? $" (`{value.Value}`)" : "")}: {p.Description}.");
            page.Append($"| `{fragment.Name}` | {fragment.OsType} | {fragment.Description}. | {string.Join(' ', parameters)} | {(fragment.Validators.Items.Count > 0 ? "yes" : "")} |\n");
        }
    }

    private static void Row(StringBuilder page, string path, KeyDescription key)
    {
        string[] cells =
        [
            $"`{key.Name}`",
            TypeOf(PathOf(path, key), key.Type),
            key.IsRequired ? "**required**" : key.Default is { } value ? $"`{value}`" : key.DefaultText ?? "",
            LimitOf(key.Type),
            key.Example is { } example ? $"`{example}`" : "",
            key.Description,
        ];
        page.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
    }

    private static void Below(StringBuilder page, string path, KeyType type)
    {
        switch (type)
        {
            case KeyType.List list:
                Below(page, path, list.Item);
                break;
            case KeyType.Mapping mapping:
                Section(page, $"`{path}`", path, mapping.Keys, null);
                break;
            case KeyType.Union union:
                foreach (var variant in union.Variants)
                {
                    Section(page, $"`{path}`: {variant.Name}", path, variant, union.Discriminator);
                }

                if (union.Instead is { } other)
                {
                    Section(page, $"`{path}`: {other.Name}", path, other, null);
                }

                break;
        }
    }

    private static string TypeOf(string path, KeyType type) => type switch
    {
        KeyType.Text => "text",
        KeyType.Choice => "one of the words",
        KeyType.Number => "whole number",
        KeyType.Flag => "true or false",
        KeyType.TagMap => "names and texts",
        KeyType.Scalar => "text, number or flag",
        KeyType.Map => "names and values",
        KeyType.List { Item: KeyType.Mapping or KeyType.Union or KeyType.Map } list => $"list of {TypeOf(path, list.Item)}",
        KeyType.List list => $"list of {TypeOf(path, list.Item)}s",
        KeyType.Mapping => $"[mapping](#{Anchor(path)})",
        KeyType.Union union => $"{string.Concat(union.Words.Select(w => $"`{w}`, "))}{(union.Words.Count > 0 ? "or " : "")}mapping by `{union.Discriminator}`: {string.Join(", ", union.Variants.Concat(union.Instead is { } other ? [other] : []).Select(v => $"[{v.Name}](#{Anchor($"{path}-{v.Name}")})"))}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string LimitOf(KeyType type) => type switch
    {
        KeyType.Text { Rule: { } rule } => rule.Limit,
        KeyType.Choice choice => string.Join(", ", choice.Words.Select(w => $"`{w}`")),
        KeyType.Number { Minimum: int.MinValue } => "",
        KeyType.Number { Maximum: int.MaxValue } number => $"{number.Minimum} or more",
        KeyType.Number number => $"{number.Minimum} to {number.Maximum}",
        KeyType.TagMap => $"at most {TagsReader.MaximumCount}; names of at most {TagsReader.MaximumName} characters, values of at most {TagsReader.MaximumValue}",
        KeyType.List list => LimitOf(list.Item),
        _ => "",
    };

    private static string PathOf(string path, KeyDescription key) =>
        $"{(path.Length == 0 ? "" : $"{path}.")}{key.Name}{(key.Type is KeyType.List { Item: KeyType.Mapping or KeyType.Union } ? "[]" : "")}";

    // GitHub derives anchors from headings in this way.
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
