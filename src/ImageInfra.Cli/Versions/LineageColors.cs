using ImageInfra.Driver.Insight.Lineage;

namespace ImageInfra.Cli.Versions;

/// <summary>The colors of a lineage on light and dark pages. All information is also shown as text.</summary>
internal static class LineageColors
{
    /// <summary>CSS in which each text has a contrast of at least 4.5 to its background, on both kinds of page.</summary>
    public const string Style = """

        .page { fill: #ffffff } .box { fill: #f6f8fa; stroke: #57606a } .text { fill: #1f2328 } .quiet { fill: #57606a }
        .line { stroke: #8c959f; fill: none } .source { stroke: #0969da } .version { stroke: #1a7f37 } .ended { stroke: #9a6700 }
        .revoked { stroke: #cf222e } .ended.mark { fill: #7d4e00; stroke: none } .revoked.mark { fill: #a40e26; stroke: none }
        .version.mark { fill: #116329; stroke: none } .subject { stroke-width: 3 }
        @media (prefers-color-scheme: dark) {
          .page { fill: #0d1117 } .box { fill: #161b22; stroke: #9198a1 } .text { fill: #e6edf3 } .quiet { fill: #9198a1 }
          .line { stroke: #656c76 } .source { stroke: #4493f8 } .version { stroke: #3fb950 } .ended { stroke: #d29922 }
          .revoked { stroke: #f85149 } .ended.mark { fill: #e3b341; stroke: none } .revoked.mark { fill: #ff7b72; stroke: none }
          .version.mark { fill: #56d364; stroke: none }
        }

        """;

    /// <summary>The CSS class of a node.</summary>
    public static string ClassOf(LineageNode node) => node switch
    {
        { Revoked: not null } => "revoked",
        { EndedAt: not null } => "ended",
        { Kind: LineageKind.ImageVersion, IsGone: false } => "version",
        { IsConsumer: false, IsGone: false } => "source",
        _ => "",
    };
}
