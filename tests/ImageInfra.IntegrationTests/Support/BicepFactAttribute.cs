namespace ImageInfra.IntegrationTests.Support;

/// <summary>A test that needs the Bicep compiler of the package <c>Azure.Bicep.CommandLine.linux-x64</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute() => Skip = Path is null ? "the Bicep compiler of Azure.Bicep.CommandLine.linux-x64 was not restored (Linux x64 only)" : null;

    /// <summary>The compiler, or null.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        var path = typeof(BicepFactAttribute).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "BicepPath")?.Value;
        return OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64 && File.Exists(path) ? path : null;
    }
}
