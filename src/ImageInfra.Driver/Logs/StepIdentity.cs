using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Logs;

/// <summary>The customizer or validator of a template that a step of the log belongs to.</summary>
/// <param name="Name">The name in the catalog or the log; null if unknown.</param>
/// <param name="Index">The index among the customizers or validators, from 0; null if uncertain.</param>
/// <param name="IsImageBuilders">Whether Image Builder added the step, which generalizes the image.</param>
/// <param name="Step">The step.</param>
public sealed record StepIdentity(string? Name, int? Index, bool IsImageBuilders, LogStep Step)
{
    /// <summary>The step in words, such as <c>customizer 'docker-engine'</c>.</summary>
    public string Text => this switch
    {
        { IsImageBuilders: true } => "the step that generalizes the image",
        { Name: not null } => $"{Noun} '{Name}'",
        { Index: { } index } => $"{Noun} {index + 1} ({Step.Type})",
        _ => $"a {Step.Type} {Noun}",
    };

    /// <summary>The file and line of the step in the catalog, such as <c>infra/images/web.yaml:23</c>; null if unknown.</summary>
    public string? PlaceIn(CatalogFile file) =>
        IsImageBuilders ? null : StepLines.PlaceOf(file, Step.IsValidation, Index, Name);

    private string Noun => Step.IsValidation ? "validator" : "customizer";

    /// <summary>
    /// Identifies a step among the steps of its log. An index is set only if every step so far has the type of the customizer at its
    /// index, or if the log has a name that exactly one customizer has.
    /// </summary>
    public static StepIdentity Of(LogStep step, IReadOnlyList<LogStep> steps, ImageTemplateSpec? template)
    {
        if (template is null)
        {
            return new(step.Name, null, step.LooksLikeDeprovision, step);
        }

        var declared = (step.IsValidation ? template.Validate?.InVMValidations ?? [] : template.Customize)
            .Select(s => (Type: TypeOf(s.Type), s.Name))
            .ToList();
        var siblings = steps.Where(s => s.IsValidation == step.IsValidation);
        var known = siblings.Zip(declared, Fits).TakeWhile(fits => fits).Count();
        if (step.Place < known)
        {
            return new(declared[step.Place.Value].Name ?? step.Name, step.Place, IsImageBuilders: false, step);
        }

        var named = step.Name is null ? [] : declared.Index().Where(d => d.Item.Name == step.Name).ToList();
        return named is [var (index, (_, name))] ? new(name, index, IsImageBuilders: false, step)
            : new(step.Name, null, step.LooksLikeDeprovision || (known == declared.Count && step.Place >= known), step);
    }

    private static bool Fits(LogStep step, (string Type, string? Name) declared) =>
        step.Place is not null
        && step.Type == declared.Type
        && (step.Name is null || declared.Name is null || step.Name == declared.Name);

    private static string TypeOf(string type) => type switch
    {
        "WindowsRestart" => "windows-restart",
        "WindowsUpdate" => "windows-update",
        _ => type.ToLowerInvariant(),
    };
}
