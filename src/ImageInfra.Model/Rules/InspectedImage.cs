using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>An image from a file without errors, with the locations of its properties.</summary>
/// <param name="file">The file.</param>
/// <param name="spec">The image.</param>
public sealed class InspectedImage(CatalogFile file, ImageSpec spec)
{
    private readonly Lazy<SourceMap> _map = new(() => new(file));

    /// <summary>The file.</summary>
    public CatalogFile File => file;

    /// <summary>The image.</summary>
    public ImageSpec Spec => spec;

    internal SourceMap Map => _map.Value;

    internal IReadOnlyList<InspectedStep> Customizers { get; } = InspectedStep.All(spec.Template.Customize, "template.customize");

    internal IReadOnlyList<InspectedStep> Validators { get; } =
        InspectedStep.All(spec.Template.Validate?.InVMValidations ?? [], "template.validate.inVMValidations");

    internal IEnumerable<InspectedStep> Steps => Customizers.Concat(Validators);

    internal IReadOnlyList<StepScript> Scripts => [.. Steps.Where(s => s.Inline.Count > 0 || s.LocalFile?.Text is not null).Select(s => new StepScript(this, s, Lines(s)))];

    internal Finding Find(ValidationRule rule, string path, string message) => Find(rule, path, Map.Of(path), message);

    internal Finding Find(ValidationRule rule, string path, Place place, string message) =>
        new(rule.Id, rule.Severity, file.Path, place.Line, place.Column, path, message, spec.Name);

    private List<ScriptLine> Lines(InspectedStep step) => step.LocalFile is { Text: { } text } local
        ? [.. text.TrimEnd('\r', '\n').Split('\n').Select((line, i) => new ScriptLine(line.TrimEnd('\r'), $"{step.Path}.script", local.Path, new(i + 1, 1)))]
        : Inline(step);

    private List<ScriptLine> Inline(InspectedStep step) =>
    [
        .. step.Inline.SelectMany((text, item) =>
        {
            var path = $"{step.Path}.inline[{item}]";
            return text.TrimEnd('\n').Split('\n').Select((line, i) => new ScriptLine(line, path, file.Path, Map.Of(path, i, line)));
        }),
    ];
}

/// <summary>A customizer or a validator of an image, and its place in the file.</summary>
/// <param name="Path">The property, such as <c>template.customize[0]</c>.</param>
/// <param name="Step">The step.</param>
internal sealed record InspectedStep(string Path, Step Step)
{
    public string Type => Step.Type;

    /// <summary>The step in messages.</summary>
    public string Label => Step.Name is null ? $"the {Type} step" : $"'{Step.Name}'";

    public IReadOnlyList<string> Inline => (Step as Step.Scripted)?.Inline ?? [];

    public LocalFile? LocalFile => (Step as Step.Fetched)?.LocalFile;

    /// <summary>The address of the content that Azure fetches, or null.</summary>
    public string? Address => (Step as Step.Fetched)?.Address;

    /// <summary>The key that names a file of the project.</summary>
    public string FileKey => Step is Step.File ? StepReader.Source : StepReader.Script;

    public string AddressKey => Step is Step.File ? "sourceUri" : "scriptUri";

    public string? Checksum => (Step as Step.Fetched)?.Checksum;

    public static IReadOnlyList<InspectedStep> All(IReadOnlyList<Step> steps, string path) => [.. steps.Select((s, i) => new InspectedStep($"{path}[{i}]", s))];
}

/// <summary>The result of reading catalog files. Errors are collected, and the valid images are returned.</summary>
/// <param name="Errors">All errors, ordered by file and line.</param>
/// <param name="Images">The images from files without errors.</param>
public sealed record CatalogInspection(IReadOnlyList<CatalogError> Errors, IReadOnlyList<InspectedImage> Images)
{
    /// <summary>Reads the files and the fragments that they use.</summary>
    public static CatalogInspection Of(IEnumerable<CatalogFile> files, IEnumerable<CatalogFile>? fragments = null, ILocalFiles? local = null)
    {
        var (errors, images) = CatalogLoader.Inspect(files, fragments ?? [], local);
        return new(errors, [.. images.Select(i => new InspectedImage(i.File, i.Image))]);
    }
}
