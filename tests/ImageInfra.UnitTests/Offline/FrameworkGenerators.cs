using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ImageInfra.UnitTests.Offline;

/// <summary>The source generators of the framework's reference pack that builds use: regular expressions and JSON.</summary>
internal static class FrameworkGenerators
{
    private static readonly string[] s_files = ["System.Text.RegularExpressions.Generator.dll", "System.Text.Json.SourceGeneration.dll"];

    private static readonly ImmutableArray<ISourceGenerator> s_all = Find();

    /// <summary>Adds the generated code to a compilation.</summary>
    public static CSharpCompilation Run(CSharpCompilation compilation, CSharpParseOptions language)
    {
        CSharpGeneratorDriver.Create(s_all, parseOptions: language).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        return (CSharpCompilation)updated;
    }

    private static ImmutableArray<ISourceGenerator> Find()
    {
        // Path: …/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        var root = new FileInfo(typeof(object).Assembly.Location).Directory!.Parent!.Parent!.Parent!.FullName;
        var pack = Directory.EnumerateDirectories(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), $"{Environment.Version.Major}.*").Max(StringComparer.Ordinal)!;
        var loader = new Loader();
        return
        [
            .. s_files
                .Select(f => new AnalyzerFileReference(Path.Combine(pack, "analyzers", "dotnet", "cs", f), loader))
                .SelectMany(r => r.GetGenerators(LanguageNames.CSharp)),
        ];
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
