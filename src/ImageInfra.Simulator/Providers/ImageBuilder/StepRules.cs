using System.Text.RegularExpressions;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Image Builder's rules for customizers and validators.</summary>
internal static partial class StepRules
{
    public static IReadOnlyList<string> Customizers { get; } = ["Shell", "PowerShell", "WindowsRestart", "WindowsUpdate", "File"];

    public static IReadOnlyList<string> Validators { get; } = ["Shell", "PowerShell", "File"];

    public static void Check(JsonArray steps, string path, IReadOnlyList<string> types)
    {
        foreach (var (step, index) in steps.Select((s, i) => (s, i)))
        {
            CheckStep(step, $"{path}[{index}]", types);
        }
    }

    private static void CheckStep(JsonNode? step, string path, IReadOnlyList<string> types)
    {
        var type = TemplateRules.TypeOf(step, path, types);
        if (type is "Shell" or "PowerShell" && string.IsNullOrEmpty((string?)step!["scriptUri"]) == step["inline"] is not JsonArray { Count: > 0 })
        {
            throw TemplateRules.Failed(path, "exactly one of scriptUri and inline must be given");
        }

        if (type == "File")
        {
            TemplateRules.Require(step!, path, "sourceUri", "destination");
        }

        foreach (var field in (string[])["scriptUri", "sourceUri"])
        {
            if ((string?)step![field] is { Length: > 0 } address && !Uri.TryCreate(address, UriKind.Absolute, out _))
            {
                throw TemplateRules.BadValue(path, field, address, "must be an absolute URI");
            }
        }

        if ((string?)step!["sha256Checksum"] is { Length: > 0 } checksum && !ChecksumPattern().IsMatch(checksum))
        {
            throw TemplateRules.BadValue(path, "sha256Checksum", checksum, "must be 64 lower-case hexadecimal digits");
        }

        if ((bool?)step["runAsSystem"] == true && (bool?)step["runElevated"] != true)
        {
            throw TemplateRules.Failed(path, "Field 'runAsSystem' requires 'runElevated' to be true");
        }

        if ((int?)step["updateLimit"] is < 0)
        {
            throw TemplateRules.BadValue(path, "updateLimit", $"{step["updateLimit"]}", "must not be negative");
        }
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex ChecksumPattern();
}
