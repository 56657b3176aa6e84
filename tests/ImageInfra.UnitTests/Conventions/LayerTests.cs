using ImageInfra.UnitTests.Offline;
using ImageInfra.UnitTests.Support;
using Microsoft.CodeAnalysis;

namespace ImageInfra.UnitTests.Conventions;

/// <summary>Tests the order of folders in every project with a <c>layers.txt</c>.</summary>
public sealed class LayerTests
{
    private const string Low = "namespace P.Low; public class Base { public int Size { get; set; } }";
    private const string High = "namespace P.High; public class User { public P.Low.Base Base { get; } = new(); }";

    private static readonly string[] s_tops = ["src", "infra"];

    [Fact]
    public void A_folder_uses_only_folders_that_are_listed_before_it()
    {
        var projects = s_tops
            .SelectMany(top => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, top), FolderLayers.FileName, SearchOption.AllDirectories))
            .Select(file => Path.GetDirectoryName(file)!);

        Assert.Empty(projects.SelectMany(Check));
    }

    [Fact]
    public void Folders_in_the_listed_order_pass() => Assert.Empty(Check("Low # nothing below\n\n# comment\nHigh\n", ("Low/Base.cs", Low), ("High/User.cs", High)));

    [Fact]
    public void A_use_of_a_later_folder_fails() =>
        Assert.Equal(
            ["High uses Low, which layers.txt lists after it: Base in High/User.cs"],
            Check("High\nLow", ("Low/Base.cs", Low), ("High/User.cs", High)));

    [Fact]
    public void A_cycle_fails_in_any_order()
    {
        const string Back = "namespace P.Low; public class Base { public P.High.User? User; }";

        Assert.Single(Check("Low\nHigh", ("Low/Base.cs", Back), ("High/User.cs", High)));
        Assert.Single(Check("High\nLow", ("Low/Base.cs", Back), ("High/User.cs", High)));
    }

    [Theory]
    [InlineData("var size = new User().Base.Size;")]
    [InlineData("User user = new(); user.Base.Size = 1;")]
    public void A_use_without_the_types_name_counts(string body)
    {
        var middle = $"using P.High; using System.Linq; namespace P.Middle; class Walk {{ void Run() {{ {body} }} }}";

        Assert.Equal(
            ["Middle uses Low, which layers.txt lists after it: Base in Middle/Walk.cs"],
            Check("High\nMiddle\nLow", ("Low/Base.cs", Low), ("High/User.cs", High), ("Middle/Walk.cs", middle)).Where(v => v.StartsWith("Middle", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_name_in_a_comment_or_a_string_does_not_count() =>
        Assert.Empty(Check("High\nLow", ("Low/Base.cs", Low), ("High/Note.cs", "namespace P.High; /* P.Low.Base */ class Note { string Base = \"P.Low.Base\"; }")));

    [Fact]
    public void An_unlisted_subfolder_belongs_to_the_listed_folder_above_it()
    {
        Assert.Empty(Check("Low\nHigh", ("Low/Inner/Base.cs", Low), ("High/Inner/User.cs", High)));
        Assert.Single(Check("High/Inner\nLow\nHigh", ("Low/Base.cs", Low), ("High/Inner/User.cs", High), ("High/Other.cs", "class Other { }")));
    }

    [Fact]
    public void A_folder_that_is_not_listed_fails() =>
        Assert.Equal(
            ["layers.txt does not list the folder of Program.cs", "layers.txt does not list the folder of High/User.cs"],
            Check("Low", ("Low/Base.cs", Low), ("Program.cs", "class Program { }"), ("High/User.cs", High)));

    [Fact]
    public void An_empty_listed_folder_and_a_duplicate_entry_fail() =>
        Assert.Equal(
            ["layers.txt lists Low twice", "layers.txt lists Gone, which has no C# files"],
            Check("Low\nGone\nLow\n.", ("Low/Base.cs", Low), ("Program.cs", "class Program { }")));

    private static IReadOnlyList<string> Check(string order, params IEnumerable<(string Path, string Text)> sources) =>
        new FolderLayers(order).Check(sources, []);

    private static IEnumerable<string> Check(string project)
    {
        var name = Path.GetRelativePath(RepositoryFiles.Root, project).Replace('\\', '/');
        var sources = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(project, file).Replace('\\', '/'), File.ReadAllText(file)));
        return new FolderLayers(File.ReadAllText(Path.Combine(project, FolderLayers.FileName)))
            .Check(sources, SourceCompilation.OthersThan(Path.GetFileName(project)))
            .Select(violation => $"{name}: {violation}");
    }
}
