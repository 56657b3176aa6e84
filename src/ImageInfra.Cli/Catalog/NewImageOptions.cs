using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Import.Writing;
using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;

namespace ImageInfra.Cli.Catalog;

/// <summary>The options of a new image. In an interactive terminal, each missing option is asked as a question.</summary>
internal sealed class NewImageOptions
{
    private const string ArmVmSize = "Standard_D2pds_v5";

    private readonly Option<string?> _name = Text("--name", "The name of the image, its file and its image definition.", "NAME", AzureNames.Image);
    private readonly Option<string?> _os = new("--os") { Description = "The operating system.", HelpName = "Linux|Windows" };
    private readonly Option<string?> _publisher = Text("--publisher", "The publisher of the marketplace image to start from.", "PUBLISHER");
    private readonly Option<string?> _offer = Text("--offer", "The marketplace image's offer.", "OFFER");
    private readonly Option<string?> _sku = Text("--sku", "The marketplace image's SKU.", "SKU");
    private readonly Option<string?> _generation = new("--generation") { Description = "The generation of the marketplace image: V1 or V2. Default: what is known of the image, otherwise V2.", HelpName = "V1|V2" };
    private readonly Option<string?> _architecture = new("--architecture") { Description = "The CPU architecture of the marketplace image. Default: what is known of the image, otherwise x64.", HelpName = "x64|Arm64" };
    private readonly Option<string?> _vmSize = Text("--vm-size", $"The size of the build VM. Default: {NewImage.DefaultVmSize}, or {ArmVmSize} for Arm64.", "SIZE");
    private readonly Option<string?> _description = Text("--description", "The purpose of the image.", "TEXT");

    public NewImageOptions()
    {
        _os.AcceptOnlyFromAmong("Linux", "Windows");
        _generation.AcceptOnlyFromAmong("V1", "V2");
        _architecture.AcceptOnlyFromAmong("x64", "Arm64");
    }

    /// <summary>The required options with their questions.</summary>
    public IReadOnlyList<(Option<string?> Option, string Question)> Required =>
    [
        (_name, "Name of the image"), (_os, "Operating system"), (_publisher, "Publisher of the marketplace image"), (_offer, "Offer"), (_sku, "SKU"),
    ];

    /// <summary>The optional options with their questions and default answers.</summary>
    public IReadOnlyList<(Option<string?> Option, string Question, string Otherwise)> Optional =>
    [
        (_generation, "Generation", "V2"), (_architecture, "Architecture", "x64"), (_vmSize, "Size of the build VM", NewImage.DefaultVmSize), (_description, "Purpose", ""),
    ];

    /// <summary>The answer without a preference, after other answers.</summary>
    public string Otherwise(Option<string?> option, string otherwise, IReadOnlyDictionary<Option<string?>, string> answers) =>
        option == _generation && Known(answers) is { Generation: { } generation } ? $"{generation}"
        : option == _architecture && Known(answers) is { Architecture: { } architecture } ? architecture.Name()
        : option == _vmSize && answers.GetValueOrDefault(_architecture) == Architecture.Arm64.Name() ? ArmVmSize
        : otherwise;

    /// <summary>What is wrong with the answers together, or null.</summary>
    public string? Problem(IReadOnlyDictionary<Option<string?>, string> answers) => Known(answers) switch
    {
        { Generation: { } generation, Certainty: Certainty.Documented } when $"{generation}" != answers[_generation] =>
            $"{_generation.Name} is {answers[_generation]}, but '{answers[_sku]}' is generation {generation}; pass {_generation.Name} {generation}, or another {_sku.Name}",
        { Architecture: { } architecture, Certainty: Certainty.Documented } when architecture.Name() != answers[_architecture] =>
            $"{_architecture.Name} is {answers[_architecture]}, but '{answers[_sku]}' is {architecture.Name()}; pass {_architecture.Name} {architecture.Name()}, or another {_sku.Name}",
        { OsType: { } os } when $"{os}" != answers[_os] => $"{_os.Name} is {answers[_os]}, but '{answers[_publisher]}' publishes {os}",
        var known => SizeProblem(answers, known),
    };

    public void AddTo(Command command)
    {
        foreach (var option in Required.Select(r => r.Option).Concat(Optional.Select(o => o.Option)))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Creates the image from the answers by option.</summary>
    public NewImage Read(IReadOnlyDictionary<Option<string?>, string> answers) => new(answers[_name], answers[_os], answers[_publisher], answers[_offer], answers[_sku])
    {
        HyperVGeneration = answers[_generation],
        Architecture = answers[_architecture],
        Features = Features(answers),
        VmSize = answers[_vmSize],
        Description = answers[_description],
    };

    /// <summary>The error in an answer; null if the answer is valid.</summary>
    public string? Problem(Option<string?> option, string answer) => option == _name ? AzureNames.Image(answer) : answer.Length == 0 ? "is required" : null;

    /// <summary>The allowed answers; empty if any text is allowed.</summary>
    public IReadOnlyList<string> Choices(Option<string?> option) => option == _os ? ["Linux", "Windows"] : option == _generation ? ["V2", "V1"] : option == _architecture ? ["x64", "Arm64"] : [];

    /// <summary>Creates a validator of one text from a rule.</summary>
    public static Action<OptionResult> Check(Func<string, string?> rule) => result =>
    {
        if (result.GetValueOrDefault<string>() is { } text && rule(text) is { } broken)
        {
            result.AddError($"{result.Option.Name} '{text}' {broken}");
        }
    };

    private string? SizeProblem(IReadOnlyDictionary<Option<string?>, string> answers, MarketplaceImage known)
    {
        var name = answers[_vmSize];
        var size = VmSizeKnowledge.Of(name);
        return size.Certainty is not Certainty.Documented ? null
            : size.Architecture is { } architecture && architecture.Name() != answers[_architecture] ? $"{_vmSize.Name} '{name}' is {architecture.Name()}, but {_architecture.Name} is {answers[_architecture]}"
            : size.Boots(Enum.Parse<HyperVGeneration>(answers[_generation])) is false ? $"{_vmSize.Name} '{name}' boots only generation {string.Join(" and ", size.Generations!)}, but {_generation.Name} is {answers[_generation]}"
            : size.NeedsNvme && known.SupportsNvme is false ? $"{_vmSize.Name} '{name}' has only NVMe disks, but '{answers[_sku]}' can't boot from them"
            : null;
    }

    // Only what is known of the source, and what the build VM needs: features of a definition can hardly change later.
    private List<ImageFeature> Features(IReadOnlyDictionary<Option<string?>, string> answers)
    {
        var features = new List<ImageFeature>();
        if (answers[_generation] == "V2" && SecurityTypes.FeatureFor(Known(answers).SecurityTypes) is { } value)
        {
            features.Add(new("SecurityType", value));
        }

        if (VmSizeKnowledge.Of(answers[_vmSize]).NeedsNvme)
        {
            features.Add(new("DiskControllerTypes", "SCSI, NVMe"));
        }

        return features;
    }

    private MarketplaceImage Known(IReadOnlyDictionary<Option<string?>, string> answers) =>
        MarketplaceKnowledge.Of(answers.GetValueOrDefault(_publisher, ""), answers.GetValueOrDefault(_offer, ""), answers.GetValueOrDefault(_sku, ""));

    private static Option<string?> Text(string name, string description, string help, Func<string, string?>? rule = null)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = help };
        option.Validators.Add(Check(rule ?? (text => text.Trim().Length == 0 ? "is empty" : null)));
        return option;
    }
}
