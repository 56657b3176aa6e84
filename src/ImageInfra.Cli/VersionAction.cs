using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace ImageInfra.Cli;

/// <summary>The version, and whether this build can work with Azure.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var assembly = typeof(VersionAction).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var sdk = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "PulumiSdk")?.Value;
        parseResult.InvocationConfiguration.Output.WriteLine(sdk == "nuget"
            ? version
            : $"{version} (built without the Pulumi packages: --local and rehearse work, Azure does not; see offline/README.md)");
        return (int)ExitCode.Success;
    }
}
