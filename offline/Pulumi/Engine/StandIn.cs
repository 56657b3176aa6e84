using System.Diagnostics.CodeAnalysis;

namespace Pulumi.Engine;

/// <summary>Errors for features that the stand-in lacks, with the next step.</summary>
internal static class StandIn
{
    public const string Advice =
        "this build uses the stand-in for the Pulumi package, because the NuGet feed lacked it: it runs rehearsals and tests, no deployments. "
        + "Build where the feed has Pulumi, Pulumi.Automation and Pulumi.AzureNative (rm -r artifacts asks again, -p:PulumiSdk=nuget forces it)";

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The program has no console of its own.")]
    public static Task ExplainAsync() => Console.Error.WriteLineAsync($"error: {Advice}");
}
