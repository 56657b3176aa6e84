using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>An image whose file is good as far as the loader knows, with where everything is in the file.</summary>
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

    internal IReadOnlyList<Step> Customizers { get; } = Step.Customizers(spec);

    internal IReadOnlyList<Step> Validators { get; } = Step.Validators(spec);

    internal IEnumerable<Step> Steps => Customizers.Concat(Validators);

    internal IReadOnlyList<StepScript> Scripts => [.. Steps.Where(s => s.Inline.Count > 0 || s.Local?.Text is not null).Select(s => new StepScript(this, s, Lines(s)))];

    internal Finding Find(ValidationRule rule, string path, string message) => Find(rule, path, Map.Of(path), message);

    internal Finding Find(ValidationRule rule, string path, Place place, string message) =>
        new(rule.Id, rule.Severity, file.Path, place.Line, place.Column, path, message, spec.Name);

    private List<ScriptLine> Lines(Step step) => step.Local is { Text: { } text } local
        ? [.. text.TrimEnd('\r', '\n').Split('\n').Select((line, i) => new ScriptLine(line.TrimEnd('\r'), $"{step.Path}.script", local.Path, new(i + 1, 1)))]
        : Inline(step);

    private List<ScriptLine> Inline(Step step) =>
    [
        .. step.Inline.SelectMany((text, item) =>
        {
            var path = $"{step.Path}.inline[{item}]";
            return text.TrimEnd('\n').Split('\n').Select((line, i) => new ScriptLine(line, path, file.Path, Map.Of(path, i, line)));
        }),
    ];
}
