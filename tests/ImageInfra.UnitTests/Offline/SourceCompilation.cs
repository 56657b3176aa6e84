using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Offline;

/// <summary>Compiles parts of this repository in memory, against selected references.</summary>
internal static class SourceCompilation
{
    private static readonly HashSet<string> s_aboutTupleNames = ["CS8139", "CS8141"];

    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp14);

    private static readonly CSharpCompilationOptions s_options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly string[] s_trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static readonly SyntaxTree s_implicitUsings = Parse(string.Join(
        '\n',
        "global using System;",
        "global using System.Collections.Generic;",
        "global using System.IO;",
        "global using System.Linq;",
        "global using System.Net.Http;",
        "global using System.Threading;",
        "global using System.Threading.Tasks;"));

    /// <summary>The framework and every assembly next to the tests, except the Pulumi packages and this repository's own.</summary>
    public static ImmutableArray<MetadataReference> Platform { get; } = [.. s_trusted.Where(IsPlatform).Select(f => MetadataReference.CreateFromFile(f))];

    /// <summary>Compiles texts.</summary>
    public static CSharpCompilation Of(string assembly, IEnumerable<MetadataReference> references, params IEnumerable<string> texts) =>
        CSharpCompilation.Create(assembly, texts.Select(t => Parse(t)), [.. Platform, .. references], s_options);

    /// <summary>The Pulumi packages, and all projects of this repository except one.</summary>
    public static IEnumerable<MetadataReference> OthersThan(string project) => s_trusted
        .Where(f => !IsPlatform(f) && Path.GetFileNameWithoutExtension(f) is var name && name != project && !(name == "imageinfra" && project == "ImageInfra.Cli"))
        .Select(f => MetadataReference.CreateFromFile(f));

    /// <summary>Compiles every file in a project's folder.</summary>
    public static CSharpCompilation OfFolder(string folder, IEnumerable<MetadataReference> references)
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return OfSources(Path.GetFileName(folder), files.Select(f => (Path.GetRelativePath(RepositoryFiles.Root, f), File.ReadAllText(f))), references);
    }

    /// <summary>Compiles files, which may be only in memory, like a project: with implicit usings and generated code.</summary>
    public static CSharpCompilation OfSources(string assembly, IEnumerable<(string Path, string Text)> sources, IEnumerable<MetadataReference> references)
    {
        var trees = sources.Select(s => Parse(s.Text, s.Path));
        var compilation = CSharpCompilation.Create(assembly, trees.Append(s_implicitUsings), [.. Platform, .. references], s_options);
        compilation = compilation.SyntaxTrees.Any(t => t.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any())
            ? compilation.WithOptions(s_options.WithOutputKind(OutputKind.ConsoleApplication))
            : compilation;
        return FrameworkGenerators.Run(compilation, s_language);
    }

    /// <summary>The compiler errors. Names of tuple elements are ignored, because member lists lack them.</summary>
    public static IReadOnlyList<Diagnostic> Errors(this Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !s_aboutTupleNames.Contains(d.Id))];

    /// <summary>The names of types and members of the Pulumi packages in the code.</summary>
    public static IReadOnlySet<string> PulumiNames(this Compilation compilation) => compilation.SyntaxTrees
        .SelectMany(tree =>
        {
            var model = compilation.GetSemanticModel(tree);
            return tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Select(n => model.GetSymbolInfo(n).Symbol);
        })
        .Where(s => s is INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol)
        .Where(s => s?.ContainingAssembly?.Name.StartsWith("Pulumi", StringComparison.Ordinal) == true)
        .Select(s => s!.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat))
        .ToHashSet(StringComparer.Ordinal);

    private static bool IsPlatform(string file) => Path.GetFileNameWithoutExtension(file) is var name
        && name is not ("Pulumi" or "Pulumi.Automation" or "Pulumi.AzureNative" or "imageinfra")
        && !name.StartsWith("ImageInfra.", StringComparison.Ordinal);

    private static SyntaxTree Parse(string text, string path = "") => CSharpSyntaxTree.ParseText(text, s_language, path);
}
