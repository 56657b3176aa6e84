using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Model.Settings;

namespace ImageInfra.Cli.Stacks;

/// <summary>Lists the tags that simulated resources lack because their values cannot be decrypted.</summary>
internal static class SecretTagNotice
{
    /// <summary>With <c>--local</c>, warns if the stack has secret tags.</summary>
    public static void Show(Report report, Scope scope, FactorySettings settings)
    {
        var secrets = settings.Tags.Secrets.Values.Concat(settings.Overrides.Images.Values.SelectMany(i => i.Tags.Secrets.Values)).ToList();
        if (scope.IsLocal && secrets.Count > 0)
        {
            report.Warn($"{string.Join(", ", secrets)}: secrets cannot be decrypted with --local; the simulated resources lack these tags");
        }
    }
}
