using System.CommandLine;
using ImageInfra.Cli.Options;

namespace ImageInfra.Cli.Workplaces;

/// <summary>How the stack of a command is opened.</summary>
internal sealed record StackOpening
{
    /// <summary>For commands that build or change: the catalog must also keep to the project's policy.</summary>
    public static StackOpening AfterPolicyCheck { get; } = new() { ByPolicy = true };

    public bool ByPolicy { get; private init; }

    /// <summary>Optional. The scope to open, from the scope and the options of the command line. Default: that scope.</summary>
    public Func<Scope, ParseResult, Scope> Scope { get; init; } = (scope, _) => scope;
}
