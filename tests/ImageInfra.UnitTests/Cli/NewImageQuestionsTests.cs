using System.CommandLine;
using ImageInfra.Cli.Catalog;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using Spectre.Console.Testing;

namespace ImageInfra.UnitTests.Cli;

public sealed class NewImageQuestionsTests
{
    [Fact]
    public async Task Missing_options_are_requested_until_the_answers_are_valid()
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
    public async Task Options_on_the_command_line_are_not_requested()
    {
        using var console = new TestConsole();
        var options = new NewImageOptions();
        var answers = options.Required.Select(r => r.Option).Concat(options.Optional.Select(o => o.Option)).ToDictionary(o => o, _ => "x");

        await NewImageQuestions.AskAsync(console, options, answers, default);

        Assert.Empty(console.Output);
    }

    [Theory]
    [InlineData("0001-com-ubuntu-server-jammy", "22_04-lts", null, HyperVGeneration.V1)]
    [InlineData("0001-com-ubuntu-server-jammy", "22_04-lts-gen2", null, HyperVGeneration.V2)]
    [InlineData("UbuntuServer", "18.04-LTS", null, HyperVGeneration.V1)]
    [InlineData("own", "own", null, HyperVGeneration.V2)]
    [InlineData("own", "own", "V1", HyperVGeneration.V1)]
    public void The_generation_is_that_of_the_source(string offer, string sku, string? given, HyperVGeneration expected)
    {
        var (options, answers) = Answers(offer, sku, given);

        Assert.Null(options.Problem(answers));
        Assert.Equal($"{expected}", options.Read(answers).HyperVGeneration);
    }

    [Fact]
    public void Another_generation_than_that_of_the_source_is_refused()
    {
        var (options, answers) = Answers("ubuntu-24_04-lts", "server", "V1");

        Assert.Equal("--generation is V1, but 'server' is generation V2; pass --generation V2, or another --sku", options.Problem(answers));
    }

    private static (NewImageOptions Options, Dictionary<Option<string?>, string> Answers) Answers(string offer, string sku, string? generation)
    {
        var options = new NewImageOptions();
        string[] required = ["web", "Linux", "canonical", offer, sku];
        var answers = options.Required.Select(r => r.Option).Zip(required).ToDictionary(a => a.First, a => a.Second);
        foreach (var (option, _, otherwise) in options.Optional)
        {
            answers[option] = option.Name == "--generation" && generation is not null ? generation : options.Otherwise(option, otherwise, answers);
        }

        return (options, answers);
    }
}
