namespace ImageInfra.AzureNativeGenerator;

/// <summary>Generates the sources of the stand-in for <c>Pulumi.AzureNative</c> from the schema of the package.</summary>
public static class StandInSources
{
    /// <summary>Writes every type of a schema, into one file per namespace and kind of type.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The text of each file, by name.</returns>
    public static IReadOnlyDictionary<string, string> From(PackageSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var types = new CSharpTypes(schema);
        var inputs = new InputWriter(types);
        var outputs = new OutputWriter(types);
        var resources = new ResourceWriter(types);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);

        AddByNamespace("Resources", "", schema.Resources, r => r.Token, (source, resource) =>
        {
            resources.Write(source, resource);
            inputs.WriteArgs(source, $"{CSharpNames.Type(resource.Token)}Args", "ResourceArgs", resource.Inputs);
        });
        AddByNamespace("Inputs", ".Inputs", schema.Objects.Where(o => !IsRead(o)), o => o.Token, (source, type) =>
            inputs.WriteArgs(source, $"{CSharpNames.Type(type.Token)}Args", "ResourceArgs", type.Properties));
        AddByNamespace("Outputs", ".Outputs", schema.Objects.Where(IsRead), o => o.Token, (source, type) =>
            outputs.Write(source, CSharpNames.Type(type.Token), type.Properties));
        AddByNamespace("Enums", "", schema.Enums, e => e.Token, EnumWriter.Write);
        AddByNamespace("Functions", "", schema.Functions, f => f.Token, (source, function) =>
        {
            var name = CSharpNames.Type(function.Token);
            FunctionWriter.Write(source, function);
            if (function.Inputs is { } arguments)
            {
                inputs.WritePlainArgs(source, $"{name}Args", arguments);
                inputs.WriteArgs(source, $"{name}InvokeArgs", "InvokeArgs", arguments);
            }

            outputs.Write(source, $"{name}Result", function.Outputs);
        });

        var provider = new SourceText("Pulumi.AzureNative");
        new ProviderWriter(types).Write(provider, schema);
        files["Provider.g.cs"] = provider.ToString();
        return files;

        void AddByNamespace<T>(string kind, string suffix, IEnumerable<T> items, Func<T, string> token, Action<SourceText, T> write)
        {
            foreach (var group in items.GroupBy(i => types.Namespace(token(i)), StringComparer.Ordinal))
            {
                var source = new SourceText(group.Key + suffix);
                foreach (var item in group)
                {
                    write(source, item);
                }

                files[$"{group.Key[(group.Key.LastIndexOf('.') + 1)..]}.{kind}.g.cs"] = source.ToString();
            }
        }
    }

    // The schema has one list of object types. Types of results have this word in their names.
    private static bool IsRead(SchemaObject type) => CSharpNames.Type(type.Token).Contains("Response", StringComparison.Ordinal);
}
