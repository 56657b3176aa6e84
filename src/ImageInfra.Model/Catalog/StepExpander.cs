using ImageInfra.Model.Description;

namespace ImageInfra.Model.Catalog;

/// <summary>
/// Inserts the steps of fragments into an image. Errors refer to lines of the image file: that of the parameter value, or else
/// that of <c>use</c>.
/// </summary>
internal sealed class StepExpander(FragmentLibrary library)
{
    public const string Use = "use";

    private const string With = "with";

    private static readonly string[] s_customizers = ["template", "customize"];
    private static readonly string[] s_validators = ["template", "validate", "inVMValidations"];

    /// <summary>Returns the image with the steps of its fragments inserted.</summary>
    public YamlMapping Expand(YamlMapping image, FileErrors errors)
    {
        var osType = ((image.Entries.GetValueOrDefault("definition")?.Value as YamlMapping)?.Entries.GetValueOrDefault("osType")?.Value as YamlText)?.Value;
        var customized = Replace(image, s_customizers, list => Expand(list, "template.customize", osType, f => f.Customizers, errors));
        return Replace(customized, s_validators, list => Expand(list, "template.validate.inVMValidations", osType, f => f.Validators, errors));
    }

    private static YamlMapping Replace(YamlMapping owner, ReadOnlySpan<string> path, Func<YamlList, YamlList> change)
    {
        if (owner.Entries.GetValueOrDefault(path[0]) is not { } entry)
        {
            return owner;
        }

        var before = entry.Value;
        var after = (path.Length, before) switch
        {
            (1, YamlList list) => change(list),
            (> 1, YamlMapping mapping) => Replace(mapping, path[1..], change),
            _ => before,
        };
        return ReferenceEquals(before, after)
            ? owner
            : owner with { Entries = new Dictionary<string, YamlEntry>(owner.Entries) { [path[0]] = entry with { Value = after } } };
    }

    private YamlList Expand(YamlList list, string path, string? osType, Func<Fragment, FragmentSteps> of, FileErrors errors)
    {
        if (!list.Items.Any(IsUse))
        {
            return list;
        }

        return list with
        {
            Items =
            [
                .. list.Items.SelectMany((item, i) => item switch
                {
                    YamlMapping use when IsUse(use) => Steps(use, $"{path}[{i}]", osType, of, errors),
                    YamlMapping step => [step with { Path = $"{path}[{i}]" }],
                    _ => [item],
                }),
            ],
        };
    }

    private static bool IsUse(YamlValue item) => item is YamlMapping mapping && mapping.Entries.ContainsKey(Use);

    private IEnumerable<YamlValue> Steps(YamlMapping use, string path, string? osType, Func<Fragment, FragmentSteps> of, FileErrors errors)
    {
        var reader = new MappingReader(use, path, errors, StepKeys.Use);
        var name = reader.Text(Use);
        var given = reader.Values(With);
        reader.Close();
        if (name is null || Find(reader, name) is not { } fragment)
        {
            return [];
        }

        var steps = of(fragment);
        if (osType is "Windows" or "Linux" && osType != fragment.OsType.ToString())
        {
            reader.Fail(Use, $"'{name}' is for {fragment.OsType}; this image is {osType}");
            return [];
        }

        if (steps.Items.Count == 0)
        {
            reader.Fail(Use, steps == fragment.Validators ? $"'{name}' has no validators; use it under customize" : $"'{name}' has only validators; use it under inVMValidations");
            return [];
        }

        var line = use.Entries[Use].Line;
        return Values(reader, fragment, steps, given, line) is { } values
            ? steps.Items.Select((step, k) => new Substitution(values, errors, "parameter").Mapping(InFolder(step, fragment.Folder), path, line) with { Path = $"{path}.{name}[{k}]" })
            : [];
    }

    // Fragment paths are relative to the fragment; paths passed as parameters, to the image file.
    private static YamlMapping InFolder(YamlMapping step, string folder) => step with
    {
        Entries = step.Entries.ToDictionary(
            e => e.Key,
            e => e.Key is StepReader.Script or StepReader.Source && e.Value.Value is YamlText path ? e.Value with { Value = path with { Folder = folder } } : e.Value),
    };

    private Fragment? Find(MappingReader reader, string name)
    {
        var fragment = library.Find(name);
        // FragmentReader already reports the errors of an invalid fragment.
        if (fragment is null && !library.Names.Contains(name))
        {
            reader.Fail(Use, $"the project has no fragment '{name}'; expected {string.Join(", ", library.Names)}{Suggestion.For(name, library.Names)}");
        }

        return fragment;
    }

    // Null if a value is invalid.
    private static Dictionary<string, YamlText>? Values(
        MappingReader reader,
        Fragment fragment,
        FragmentSteps steps,
        IReadOnlyDictionary<string, YamlEntry> given,
        int line)
    {
        var isGood = true;
        var values = fragment.Parameters.Where(p => p.Default is not null).ToDictionary(p => p.Name, p => p.Put(p.Default!, line));
        foreach (var (key, entry) in given)
        {
            var known = fragment.Parameters.Select(p => p.Name).ToList();
            var problem = fragment.Parameters.FirstOrDefault(p => p.Name == key) is { } parameter
                ? parameter.Problem(entry.Value)
                : $"is not a parameter of '{fragment.Name}'; {(known.Count == 0 ? "it has no parameters" : $"expected {string.Join(", ", known)}")}{Suggestion.For(key, known)}";
            if (problem is null)
            {
                values[key] = fragment.Parameters.First(p => p.Name == key).Put((YamlText)entry.Value, entry.Line);
                continue;
            }

            isGood = false;
            reader.Errors.Add(entry.Line, $"{reader.Path}.{With}.{key}", problem);
        }

        // A misspelled parameter is one error, not two.
        foreach (var missing in fragment.Parameters.Where(p => steps.Parameters.Contains(p.Name)
            && !values.ContainsKey(p.Name)
            && !given.Keys.Any(key => Suggestion.IsNear(key, p.Name))))
        {
            isGood = false;
            reader.Fail(With, $"'{fragment.Name}' requires {missing.Name}: {missing.Description}");
        }

        return isGood ? values : null;
    }
}
