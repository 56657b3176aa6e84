namespace ImageInfra.AzureNativeGenerator;

/// <summary>Writes the provider, its arguments, and its settings in a stack configuration.</summary>
internal sealed class ProviderWriter(CSharpTypes types)
{
    public void Write(SourceText source, PackageSchema schema)
    {
        var package = CSharpNames.Literal(schema.Name);
        source.Line("");
        source.Line($"[AzureNativeResourceType({CSharpNames.Literal($"pulumi:providers:{schema.Name}")})]");
        source.Open("public partial class Provider : ProviderResource");
        source.Line("public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)");
        source.Line($"    : base({package}, name, args ?? new ProviderArgs(), ProviderDefaults.Options(options, \"\")) {{ }}");
        source.Close();
        new InputWriter(types).WriteArgs(source, "ProviderArgs", "ResourceArgs", schema.ProviderInputs, areJson: true);

        source.Line("");
        source.Open("public static class Config");
        source.Line($"private static readonly Pulumi.Config s_config = new({package});");
        foreach (var property in schema.Configuration)
        {
            var type = types.ToRead(property);
            var field = $"s_{property.Name}";
            source.Line($"private static readonly ConfigValue<{type}> {field} = new(() => s_config.{Reader(property)}({CSharpNames.Literal(property.Name)}));");
            source.Line($"public static {type} {CSharpNames.Property(property.Name)} {{ get => {field}.Get(); set => {field}.Set(value); }}");
        }

        source.Close();
    }

    private string Reader(SchemaProperty property) => property.Type switch
    {
        SchemaType.Text => "Get",
        SchemaType.Flag => "GetBoolean",
        _ => $"GetObject<{types.ToRead(property)}>",
    };
}
