using System.CommandLine;
using ImageInfra.Cli.Catalog;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using Spectre.Console.Testing;

namespace ImageInfra.UnitTests.Cli;

public sealed class NewImageQuestionsTests
{
    [Fact]
    public async Task Missing_options_are_asked_for_until_the_answers_are_valid()
    {
        using var console = new TestConsole();
        console.Profile.Capabilities.Interactive = true;
        foreach (var answer in (string[])["not a name", "web", "Windows", "MicrosoftWindowsServer", "WindowsServer", "2025-datacenter-g2", "", "Standard_D4ds_v5", "The web tier"])
        {
            console.Input.PushTextWithEnter(answer);
        }

        var options = new NewImageOptions();
        var answers = new Dictionary<Option<string?>, string>();
        await NewImageQuestions.AskAsync(console, options, answers, default);
        var image = options.Read(answers);

        var spec = Assert.Single(ImageCatalog.Load([new("web.yaml", image.ToYaml())]).Images);
        Assert.Equal(("web", OsType.Windows, HyperVGeneration.V2, "The web tier"), (spec.Name, spec.Definition.OsType, spec.Definition.HyperVGeneration, spec.Description));
        Assert.Equal("Standard_D4ds_v5", spec.Template.VmProfile.VmSize);
        Assert.Contains("is not an image name", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_options_are_not_asked_for()
    {
        using var console = new TestConsole();
        var options = new NewImageOptions();
        var answers = options.Required.Select(r => r.Option).Concat(options.Optional.Select(o => o.Option)).ToDictionary(o => o, _ => "x");

        await NewImageQuestions.AskAsync(console, options, answers, default);

        Assert.Empty(console.Output);
    }
}
