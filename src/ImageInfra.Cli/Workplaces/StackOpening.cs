using System.CommandLine;
using ImageInfra.Cli.Options;

namespace ImageInfra.Cli.Workplaces;

/// <summary>How a command opens its stack.</summary>
internal sealed record StackOpening
{
    /// <summary>For commands that build or change: the stack must also meet the project's policy.</summary>
    public static StackOpening AfterPolicyCheck { get; } = new() { ByPolicy = true };

    public bool ByPolicy { get; private init; }

    /// <summary>Optional. Replaces the scope by one that depends on the command line. Default: the scope is unchanged.</summary>
    public Func<Scope, ParseResult, Scope> Scope { get; init; } = (scope, _) => scope;
}
