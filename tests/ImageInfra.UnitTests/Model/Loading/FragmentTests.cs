using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>Tests fragments: shared steps with parameters.</summary>
public sealed class FragmentTests
{
    private const string Motd = """
        name: motd
        description: Greets
        osType: Linux
        parameters:
          - { name: text, description: What it says }
          - { name: isLoud, type: flag, default: false, description: Whether it shouts }
        customize:
          - type: Shell
            name: motd
            inline:
              - echo '${{ text }}' ${{ isLoud }} $${{ text }} ${HOME}
          - { type: Shell, inline: [echo done] }
        validate:
          - { type: Shell, name: greets, inline: [test -s /etc/motd] }
        """;

    [Fact]
    public void The_steps_of_a_fragment_replace_its_use_with_the_given_values()
    {
        var image = Load(Image("    - { type: Shell, inline: [echo before] }\n    - { use: motd, with: { text: hello } }"), Motd);

        Assert.Equal(
            ["echo before", "echo 'hello' false ${{ text }} ${HOME}", "echo done"],
            image.Template.Customize.Cast<Step.Shell>().Select(s => Assert.Single(s.Inline)));
        Assert.Null(image.Template.Validate);
    }

    [Fact]
    public void The_checks_of_a_fragment_need_only_the_parameters_that_they_mention()
    {
        var image = Load(Image("    - { type: Shell, inline: [echo] }", rest: "  validate:\n    inVMValidations:\n      - use: motd"), Motd);

        Assert.Equal("greets", Assert.Single(image.Template.Validate!.InVMValidations).Name);
    }

    [Theory]
    [InlineData("'a\"b: { c }\n- d'", "a\"b: { c } - d")]
    [InlineData("\"true\"", "true")]
    [InlineData("\"- x: y # z\"", "- x: y # z")]
    [InlineData("\"$${{ text }}\"", "$${{ text }}")]
    public void A_value_cannot_become_yaml_structure(string yaml, string text)
    {
        var image = Load(Image($"    - {{ use: motd, with: {{ text: {yaml} }} }}"), Motd);

        Assert.StartsWith($"echo '{text}' false", Assert.Single(((Step.Shell)image.Template.Customize[0]).Inline), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ use: mod, with: { text: a } }", "template.customize[0].use", "the project has no fragment 'mod'", "did you mean 'motd'?")]
    [InlineData("{ use: motd }", "template.customize[0].with", "'motd' requires text: What it says", "")]
    [InlineData("{ use: motd, with: { test: a } }", "template.customize[0].with.test", "is not a parameter of 'motd'; expected text, isLoud; did you mean 'text'?", "")]
    [InlineData("{ use: motd, with: { text: a, isLoud: 1 } }", "template.customize[0].with.isLoud", "expected true or false", "")]
    [InlineData("{ use: motd, with: { text: [a] } }", "template.customize[0].with.text", "expected a text", "")]
    [InlineData("{ use: motd, width: {}, with: { text: a } }", "template.customize[0].width", "is not a known key here; expected use, with", "")]
    [InlineData("{ use: windows-update }", "template.customize[0].use", "'windows-update' is for Windows; this image is Linux", "")]
    public void A_wrong_use_is_an_error_of_the_image_file(string use, string path, string message, string hint)
    {
        var error = Assert.Single(Errors(Image($"    - {use}"), Motd));

        Assert.Equal(("infra/images/web.yaml", 8, path), (error.File, error.Line, error.Path));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_a_step_refuses_is_an_error_at_the_use()
    {
        var error = Assert.Single(Errors(Image("    - use: windows-update\n      with:\n        updateLimit: 1\n        restartTimeout: soon", "Windows"), Motd));

        Assert.Equal("infra/images/web.yaml:11: template.customize[0].windows-update[1].restartTimeout", $"{error.File}:{error.Line}: {error.Path}");
        Assert.StartsWith("'soon' is not a duration", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_after_a_fragment_keeps_its_index_in_the_file()
    {
        var error = Assert.Single(Errors(Image("    - { use: motd, with: { text: a } }\n    - { type: Shell, inlin: [a] }"), Motd), e => e.Path.EndsWith("inlin", StringComparison.Ordinal));

        Assert.Equal((9, "template.customize[1].inlin"), (error.Line, error.Path));
    }

    [Theory]
    [InlineData("name: motd", "name: mod", 1, "name", "'mod' differs from the file name")]
    [InlineData("isLoud }} $", "isLout }} $", 11, "customize[0].inline[0]", "there is no parameter 'isLout'; expected text, isLoud; did you mean 'isLoud'?")]
    [InlineData("default: false", "default: no", 6, "parameters[1].default", "expected true or false")]
    [InlineData("name: isLoud", "name: is loud", 6, "parameters[1].name", "'is loud' is not a name")]
    [InlineData("inline: [echo done]", "inlines: [echo done]", 12, "customize[1].inlines", "is not a known key here")]
    [InlineData("type: Shell, inline: [echo done]", "use: docker", 12, "customize", "a fragment can't use another fragment")]
    [InlineData("${HOME}", "${{HOME", 11, "customize[0].inline[0]", "has a ${{ that starts no placeholder")]
    [InlineData("type: Shell, name: greets", "type: PowerShell, name: greets", 14, "validate[0].type", "'PowerShell' is not allowed for Linux")]
    public void A_mistake_in_an_unused_fragment_is_an_error_of_its_file(string good, string bad, int line, string path, string message)
    {
        Assert.Contains(good, Motd, StringComparison.Ordinal);

        var errors = Errors(Image("    - { type: Shell, inline: [echo] }"), Motd.Replace(good, bad, StringComparison.Ordinal));

        Assert.Contains(errors, e => (e.File, e.Line, e.Path) == ("infra/fragments/motd.yaml", line, path) && e.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_use_of_an_invalid_fragment_is_not_a_second_error() => Assert.All(
        Errors(Image("    - { use: motd, with: { text: a } }"), Motd.Replace("osType: Linux", "osType: Lunix", StringComparison.Ordinal)),
        e => Assert.Equal("infra/fragments/motd.yaml", e.File));

    [Fact]
    public void A_fragment_of_the_project_replaces_a_shipped_one()
    {
        var image = Load(Image("    - use: docker"), "name: docker\ndescription: d\nosType: Linux\ncustomize:\n  - { type: Shell, inline: [echo own] }", "docker");

        Assert.Equal("echo own", Assert.Single(((Step.Shell)Assert.Single(image.Template.Customize)).Inline));
    }

    [Fact]
    public void A_step_of_a_fragment_has_the_line_of_its_use()
    {
        var file = new CatalogFile("infra/images/web.yaml", Image("    - { type: Shell, name: a, inline: [a] }\n    - use: motd\n      with: { text: a }\n    - { type: Shell, name: b, inline: [b] }"))
        {
            Fragments = [new("infra/fragments/motd.yaml", Motd)],
        };

        Assert.Equal([8, 9, 9, 11, null], Enumerable.Range(0, 5).Select(i => StepLines.OfCustomizer(file, i)));
        Assert.Equal(9, StepLines.OfCustomizer(file, "motd"));
        Assert.Equal("infra/images/web.yaml:9", StepLines.PlaceOf(file, isValidation: false, 2, null));
    }

    private static string Image(string customize, string osType = "Linux", string rest = "") => $$"""
        name: web
        definition:
          osType: {{osType}}
          identifier: { publisher: p, offer: o, sku: s }
        template:
          source: { type: PlatformImage, publisher: p, offer: o, sku: s }
          customize:
        {{customize}}
        {{rest}}
        """;

    private static ImageSpec Load(string image, string fragment, string name = "motd") => Assert.Single(
        ImageCatalog.Load([new("infra/images/web.yaml", image)], [new($"infra/fragments/{name}.yaml", fragment)]).Images);

    private static IReadOnlyList<CatalogError> Errors(string image, string fragment) =>
        Assert.Throws<CatalogException>(() => Load(image, fragment)).Errors;
}
