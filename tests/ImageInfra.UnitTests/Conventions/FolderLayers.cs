using System.Collections.Immutable;
using ImageInfra.UnitTests.Offline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImageInfra.UnitTests.Conventions;

/// <summary>
/// The folders of a project as layers. A file <c>layers.txt</c> next to the project file lists them, lowest first, one on each line;
/// text after # is a comment, and <c>.</c> is the project folder. An unlisted subfolder belongs to its parent.
/// </summary>
internal sealed class FolderLayers
{
    public const string FileName = "layers.txt";

    private readonly List<string> _order;

    public FolderLayers(string list) => _order = [.. list.Split('\n').Select(line => line.Split('#')[0].Trim().Trim('/')).Where(line => line.Length > 0)];

    /// <summary>The violations of the order, one line for each pair of folders; empty if there are none.</summary>
    /// <param name="sources">The C# files of the project, by path relative to its folder.</param>
    /// <param name="references">The assemblies that the project references.</param>
    public IReadOnlyList<string> Check(IEnumerable<(string Path, string Text)> sources, IEnumerable<MetadataReference> references)
    {
        var files = sources.ToList();
        var paths = files.ConvertAll(f => f.Path);
        var compilation = SourceCompilation.OfSources("Layers", files, references);
        return
        [
            .. _order.CountBy(f => f).Where(f => f.Value > 1).Select(f => $"{FileName} lists {f.Key} twice"),
            .. _order.Except(paths.Select(FolderOf)).Select(f => $"{FileName} lists {f}, which has no C# files"),
            .. paths.Where(p => FolderOf(p) is null).Select(p => $"{FileName} does not list the folder of {p}"),
            .. compilation.SyntaxTrees.Where(t => paths.Contains(t.FilePath)).AsParallel().AsOrdered().SelectMany(tree => Uses(compilation, tree))
                .Where(use => use is { From: { } from, To: { } to } && _order.IndexOf(to) > _order.IndexOf(from))
                .GroupBy(use => (use.From, use.To))
                .Select(uses => $"{uses.Key.From} uses {uses.Key.To}, which {FileName} lists after it: {string.Join(", ", uses.Select(u => u.What).Distinct().Take(5))}"),
        ];
    }

    private IEnumerable<(string? From, string? To, string What)> Uses(CSharpCompilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        var nodes = tree.GetRoot().DescendantNodes().Where(n => n is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax);
        return nodes
            .SelectMany(node => Symbols(model.GetSymbolInfo(node)))
            .Select(symbol => (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.OriginalDefinition)
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .SelectMany(type => type.DeclaringSyntaxReferences.Select(part => (FolderOf(tree.FilePath), FolderOf(part.SyntaxTree.FilePath), $"{type.Name} in {tree.FilePath}")));
    }

    private static ImmutableArray<ISymbol> Symbols(SymbolInfo info) => info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;

    // The folder of a file, or its nearest listed parent.
    private string? FolderOf(string path)
    {
        var folder = Path.GetDirectoryName(path)!.Replace('\\', '/');
        while (folder.Length > 0 && !_order.Contains(folder))
        {
            folder = folder[..Math.Max(0, folder.LastIndexOf('/'))];
        }

        var isInProjectFolder = !path.Contains('/') && _order.Contains(".");
        return folder.Length > 0 ? folder : isInProjectFolder ? "." : null;
    }
}
