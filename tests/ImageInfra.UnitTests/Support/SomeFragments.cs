using ImageInfra.Model.Catalog;

namespace ImageInfra.UnitTests.Support;

/// <summary>Catalog files that use fragments.</summary>
internal static class SomeFragments
{
    /// <summary>An image, web, that uses a whole fragment.</summary>
    public static string Using(Fragment fragment)
    {
        var use = $"{{ use: {fragment.Name}, with: {{ {string.Join(", ", fragment.Parameters.Where(p => p.Default is null).Select(p => $"{p.Name}: {Value(p)}"))} }} }}";
        var validate = fragment.Validators.Items.Count > 0 ? $"  validate: {{ inVMValidations: [{use}] }}" : "";
        return $$"""
            name: web
            definition: { osType: {{fragment.OsType}}, identifier: { publisher: p, offer: o, sku: s } }
            template:
              source: { type: PlatformImage, publisher: p, offer: o, sku: s }
              customize: [{{use}}]
            {{validate}}
            """;
    }

    private static string Value(FragmentParameter parameter) => parameter.Name switch
    {
        "scriptUri" => "https://example.com/script",
        "sha256Checksum" => new('a', 64),
        _ => "some",
    };
}
