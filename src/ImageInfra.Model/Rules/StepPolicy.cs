using System.Security.Cryptography;
using System.Text;

namespace ImageInfra.Model.Rules;

/// <summary>Checks that an image has the required steps, at their positions.</summary>
internal static class StepPolicy
{
    public static IEnumerable<Finding> Check(IReadOnlyList<RequiredStep> required, InspectedImage image, IReadOnlyList<InspectedStep> steps, string path, ValidationRule rule)
    {
        var applicable = required.Where(r => r.OsType is null || r.OsType == image.Spec.Definition.OsType).ToList();
        var first = applicable.Where(r => r.Position is StepPosition.First).ToList();
        var last = applicable.Where(r => r.Position is StepPosition.Last).ToList();
        foreach (var step in applicable)
        {
            var found = steps.Where(s => Matches(s, step)).ToList();
            if (found.Count == 0)
            {
                yield return image.Find(rule, path, $"{Describe(step)} is required{PositionOf(step)}");
                continue;
            }

            var place = step.Position switch
            {
                StepPosition.First => first.IndexOf(step),
                StepPosition.Last => steps.Count - last.Count + last.IndexOf(step),
                _ => -1,
            };
            if (step.Position is not StepPosition.Anywhere && (place < 0 || place >= steps.Count || !found.Contains(steps[place])))
            {
                yield return image.Find(rule, found[0].Path, $"{Describe(step)} must be {ExpectedPosition(step, first, last)}");
            }
        }
    }

    private static bool Matches(InspectedStep step, RequiredStep required) =>
        (required.Type is null || step.Type == required.Type)
        && (required.Name is null || step.Step.Name == required.Name)
        && (required.Sha256 is null || required.Sha256 == (step.Checksum ?? Hash(step.Inline)));

    // The hash of a file with these lines, as 'sha256sum' prints it.
    private static string Hash(IReadOnlyList<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l.TrimEnd('\n') + "\n")))));

    private static string Describe(RequiredStep step)
    {
        var parts = new[]
        {
            step.Type is null ? "a step" : $"a {step.Type} step",
            step.Name is null ? null : $"named '{step.Name}'",
            step.Sha256 is null ? null : $"with SHA-256 {step.Sha256[..12]}…",
        };
        return string.Join(' ', parts.OfType<string>());
    }

    private static string PositionOf(RequiredStep step) => step.Position switch
    {
        StepPosition.First => " as the first step",
        StepPosition.Last => " as the last step",
        _ => "",
    };

    private static string ExpectedPosition(RequiredStep step, List<RequiredStep> first, List<RequiredStep> last) => (step.Position, first.Count, last.Count) switch
    {
        (StepPosition.First, 1, _) => "the first step",
        (StepPosition.First, _, _) => $"step {first.IndexOf(step) + 1}",
        (_, _, 1) => "the last step",
        _ => $"step {last.Count - last.IndexOf(step)} from the end",
    };
}
