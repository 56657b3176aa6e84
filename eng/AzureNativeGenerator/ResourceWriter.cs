namespace ImageInfra.AzureNativeGenerator;

/// <summary>Writes resources.</summary>
internal sealed class ResourceWriter(CSharpTypes types)
{
    public void Write(SourceText source, SchemaResource resource)
    {
        var name = CSharpNames.Type(resource.Token);
        var token = CSharpNames.Literal(resource.Token);
        var args = resource.Inputs.Any(i => i.IsRequired) ? $"{name}Args args" : $"{name}Args? args = null";
        source.Line("");
        source.Line($"[AzureNativeResourceType({token})]");
        source.Open($"public partial class {name} : CustomResource");
        foreach (var property in resource.Outputs)
        {
            source.Line($"[Output({CSharpNames.Literal(property.Name)})] public Output<{types.ToRead(property)}> {CSharpNames.Property(property.Name)} {{ get; private set; }} = null!;");
        }

        source.Line($"public {name}(string name, {args}, CustomResourceOptions? options = null)");
        source.Line($"    : base({token}, name, args ?? new {name}Args(), ProviderDefaults.Options(options, \"\")) {{ }}");
        source.Line($"private {name}(string name, Input<string> id, CustomResourceOptions? options)");
        source.Line($"    : base({token}, name, null, ProviderDefaults.Options(options, id)) {{ }}");
        source.Line($"public static {name} Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);");
        source.Close();
    }
}
