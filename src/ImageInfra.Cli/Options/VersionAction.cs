using System.CommandLine;
using System.CommandLine.Invocation;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Options;

/// <summary>Shows the version of the program and of the Pulumi packages in this build.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Text(BuildFacts.FullVersion, BuildFacts.Find));
        return (int)ExitCode.Success;
    }

    /// <summary>Returns the text to print.</summary>
    /// <param name="version">The version of the program.</param>
    /// <param name="fact">Returns a fact of the build; see <see cref="BuildFacts"/>.</param>
    internal static string Text(string version, Func<string, string?> fact) => fact("PulumiSdk") == "nuget"
        ? $"{version} (Pulumi {fact("Pulumi") ?? "of an unknown version"}, azure-native {fact("Pulumi.AzureNative") ?? "of an unknown version"})"
        : $"{version} (built without the Pulumi packages: --local and rehearse work, Azure does not; see offline/README.md)";
}
