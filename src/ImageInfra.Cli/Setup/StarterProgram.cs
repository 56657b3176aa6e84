using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Setup;

/// <summary>The C# program of a project, which <c>pulumi up</c> runs. It references the packages of the same version as this tool.</summary>
internal static class StarterProgram
{
    /// <summary>The folder of the program, for <c>main</c> in Pulumi.yaml.</summary>
    public const string Folder = "infra";

    private const string Source = "program.cs";

    /// <summary>The packages that the program references.</summary>
    public static IReadOnlyList<string> Packages { get; } = ["ImageInfra.Components", "ImageInfra.Project"];

    /// <summary>The lines that <c>.gitignore</c> needs for it.</summary>
    public static IReadOnlyList<string> Ignored { get; } = ["bin/", "obj/"];

    /// <summary>The paths, relative to the project, with contents.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files =>
    [
        ($"{Folder}/Program.csproj", ProjectText),
        ($"{Folder}/Program.cs", ProgramText()),
    ];

    private static string ProjectText => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <!-- The program of 'pulumi up'. 'imageinfra up' declares the same resources without it. -->
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
          </PropertyGroup>

          <ItemGroup>
        {string.Join('\n', Packages.Select(p => $"    <PackageReference Include=\"{p}\" Version=\"[{BuildFacts.Version}]\" />"))}
          </ItemGroup>
        </Project>

        """;

    // The program of this repository, so that what is written here compiles.
    private static string ProgramText()
    {
        using var text = new StreamReader(typeof(StarterProgram).Assembly.GetManifestResourceStream(Source)!);
        return text.ReadToEnd();
    }
}
