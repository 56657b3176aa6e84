using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>What is not YAML is reported at the line that is wrong, with what to write instead.</summary>
public sealed class YamlProblemTests
{
    private const string Head = "name: web\ndefinition:\n  osType: Linux\n";

    [Theory]
    [InlineData(Head + "template:\n  customize:\n    - type: Shell\n      inline:\n\t\t- echo a\n", 8, "the line is indented with a tab; use spaces")]
    [InlineData(Head + "\tidentifier: a\n", 4, "the line is indented with a tab; use spaces")]
    [InlineData("name: web\ndescription: Web tier: the first\n", 2, "quote a text with ': ' in it")]
    [InlineData("name: web\ndescription: @first\n", 2, "a value starts with a character that YAML reserves; quote it")]
    [InlineData("name: web\ndescription: \"C:\\Temp\"\n", 2, "in place of")]
    public void A_problem_is_reported_at_its_line_with_a_hint(string text, int line, string hint)
    {
        using var project = new SomeScripts();
        project.File($"{SomeScripts.Images}/web.yaml", text);

        var error = Assert.Single(project.Inspect().Errors);

        Assert.Equal(line, error.Line);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tab_in_a_block_text_is_no_problem()
    {
        using var project = new SomeScripts();
        project.Image("web", "{ type: Shell, name: a, inline: [true] }");
        project.File($"{SomeScripts.Images}/web.yaml", File.ReadAllText(project.Project.File("infra", "images", "web.yaml")).Replace("inline: [true] }", "inline: ['a\tb'] }", StringComparison.Ordinal));

        Assert.Empty(project.Errors());
    }

    [Fact]
    public void A_catalog_file_with_another_extension_is_reported()
    {
        using var project = new SomeScripts();
        project.Image("web", "{ type: Shell, inline: [true] }").File($"{SomeScripts.Images}/api.yml", "name: api\n");

        var e = Assert.Throws<ImageInfra.Model.Images.CatalogException>(() => project.Load());

        Assert.Contains("api.yml: is not read; rename it to 'api.yaml'", e.Message.Replace('\\', '/'), StringComparison.Ordinal);
    }
}
