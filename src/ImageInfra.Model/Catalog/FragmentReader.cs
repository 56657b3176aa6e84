using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads a fragment file and checks everything that does not depend on the image that uses it.</summary>
internal sealed class FragmentReader
{
    private const string Customize = "customize";
    private const string Validate = "validate";

    private readonly CatalogFile _file;
    private readonly FileErrors _errors;
    private readonly YamlMapping _yaml;
    private readonly LocalFileReader _local;
    private readonly MappingReader _fragment;

    private FragmentReader(CatalogFile file, FileErrors errors, YamlMapping yaml, LocalFileReader local)
    {
        (_file, _errors, _yaml, _local) = (file, errors, yaml, local);
        _fragment = new(yaml, "", errors, FragmentKeys.All);
    }

    /// <summary>Returns the fragment, or null if it is invalid.</summary>
    public static Fragment? Read(CatalogFile file, LocalFileReader local, List<CatalogError> errors)
    {
        var before = errors.Count;
        var fileErrors = new FileErrors(file.Path, errors);
        var fragment = YamlFileReader.Read(file, fileErrors, "a fragment", "a mapping with name, description, osType and customize") is { } yaml
            ? new FragmentReader(file, fileErrors, yaml, local).Read()
            : null;
        return errors.Count == before ? fragment : null;
    }

    private Fragment Read()
    {
        var name = _fragment.Text("name") ?? "";
        var expected = Path.GetFileNameWithoutExtension(_file.Path);
        if (name.Length > 0 && name != expected)
        {
            _fragment.Fail("name", $"'{name}' differs from the file name; expected '{expected}', or rename the file to {name}.yaml");
        }

        var description = _fragment.Text("description") ?? "";
        var osType = _fragment.Choice<OsType>("osType");
        var parameters = Parameters();
        var customizers = Steps(Customize, parameters, s => StepReader.Read(s, osType, _local));
        var validators = Steps(Validate, parameters, s => StepReader.Read(s, osType, _local));
        _fragment.Close();
        if (customizers.Items.Count + validators.Items.Count == 0)
        {
            _fragment.Fail(Customize, "is required, or else validate; a fragment needs at least one step");
        }

        foreach (var unused in parameters.Where(p => !customizers.Parameters.Contains(p.Name) && !validators.Parameters.Contains(p.Name)))
        {
            _fragment.Fail("parameters", $"no step uses ${{{{ {unused.Name} }}}}");
        }

        return new(name, description, osType ?? default, parameters, customizers, validators, MappingReader.FolderOfFile(_file.Path));
    }

    private List<FragmentParameter> Parameters()
    {
        var parameters = new List<FragmentParameter>();
        foreach (var reader in _fragment.Mappings("parameters"))
        {
            var name = reader.Text("name");
            var parameter = new FragmentParameter(
                name ?? "",
                reader.Choice("type") ?? FragmentKeys.TextType,
                reader.Scalar("default"),
                reader.Text("description") ?? "");
            if (parameters.Exists(p => p.Name == name))
            {
                reader.Fail("name", $"'{name}' is given twice; keep one");
            }
            else if (name is not null)
            {
                parameters.Add(parameter);
            }

            if (parameter.Default is { } value && parameter.Problem(value) is { } problem)
            {
                reader.Fail("default", problem);
            }

            reader.Close();
        }

        return parameters;
    }

    private FragmentSteps Steps<T>(string key, List<FragmentParameter> parameters, Func<MappingReader, T?> read)
        where T : class
    {
        var steps = (_yaml.Entries.GetValueOrDefault(key)?.Value as YamlList)?.Items ?? [];
        foreach (var nested in steps.OfType<YamlMapping>().Select(s => s.Entries.GetValueOrDefault(StepExpander.Use)).OfType<YamlEntry>())
        {
            _errors.Add(nested.Line, key, "a fragment can't use another fragment; copy its steps here");
        }

        // Required parameters have no value yet; placeholders for them stay open.
        var substitution = new Substitution(
            parameters.ToDictionary(p => p.Name, p => p.Default is { } d ? p.Put(d, d.Line) : new YamlText(0, "", IsPlain: false) { IsOpen = true }),
            _errors,
            "parameter");
        var checkedEntries = new Dictionary<string, YamlEntry>();
        foreach (var entry in _yaml.Entries.Where(e => e.Key == key))
        {
            var items = steps.Where(s => s is not YamlMapping m || !m.Entries.ContainsKey(StepExpander.Use));
            checkedEntries[key] = entry.Value with
            {
                Value = entry.Value.Value is YamlList list ? substitution.Apply(list with { Items = [.. items] }, key) : entry.Value.Value,
            };
        }

        foreach (var step in new MappingReader(_yaml with { Entries = checkedEntries }, "", _errors, FragmentKeys.All).Mappings(key))
        {
            _ = read(step);
        }

        _ = _fragment.Has(key);
        return new([.. steps.OfType<YamlMapping>()], substitution.Used);
    }
}
