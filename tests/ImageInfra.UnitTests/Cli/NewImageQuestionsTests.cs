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
        foreach (var answer in (string[])["not a name", "web", "Windows", "MicrosoftWindowsServer", "WindowsServer", "2025-datacenter-g2", "", "", "Standard_D4ds_v5", "The web tier"])
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

    [Theory]
    [InlineData("server", "x64 Standard_D2ds_v5 SecurityType=TrustedLaunchSupported")]
    [InlineData("server-gen1", "x64 Standard_D2ds_v5 ")]
    [InlineData("server-arm64", "Arm64 Standard_D2pds_v5 ")]
    [InlineData("cvm", "x64 Standard_D2ds_v5 SecurityType=ConfidentialVMSupported")]
    public void Architecture_size_and_security_type_are_those_of_the_source(string sku, string expected)
    {
        var (options, answers) = Answers("ubuntu-24_04-lts", sku, null);

        Assert.Null(options.Problem(answers));
        var spec = Assert.Single(ImageCatalog.Load([new("web.yaml", options.Read(answers).ToYaml())]).Images);
        Assert.Equal(expected, $"{spec.Definition.Architecture.Name()} {spec.Template.VmProfile.VmSize} {string.Join(',', spec.Definition.Features.Select(f => $"{f.Name}={f.Value}"))}");
    }

    [Theory]
    [InlineData("server", "--vm-size", "Standard_D2pds_v5", "--vm-size 'Standard_D2pds_v5' is Arm64, but --architecture is x64")]
    [InlineData("server", "--vm-size", "Standard_D2_v3", "--vm-size 'Standard_D2_v3' boots only generation V1, but --generation is V2")]
    [InlineData("server", "--architecture", "Arm64", "--architecture is Arm64, but 'server' is x64; pass --architecture x64, or another --sku")]
    [InlineData("cvm", "--vm-size", "Standard_D2s_v6", "--vm-size 'Standard_D2s_v6' has only NVMe disks, but 'cvm' can't boot from them")]
    public void An_answer_that_azure_refuses_is_refused(string sku, string name, string value, string expected)
    {
        var (options, answers) = Answers("ubuntu-24_04-lts", sku, null);
        answers[options.Optional.Select(o => o.Option).Single(o => o.Name == name)] = value;

        Assert.Equal(expected, options.Problem(answers));
    }

    [Fact]
    public void A_size_with_nvme_disks_only_adds_nvme_to_the_definition()
    {
        var (options, answers) = Answers("own", "own", null);
        answers[options.Optional.Select(o => o.Option).Single(o => o.Name == "--vm-size")] = "Standard_D4s_v6";

        Assert.Equal([new ImageFeature("DiskControllerTypes", "SCSI, NVMe")], options.Read(answers).Features);
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
