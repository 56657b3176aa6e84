using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Validation;
using ImageInfra.Model.Rules;

namespace ImageInfra.Cli.Catalog;

/// <summary>Findings as SARIF 2.1.0, the format of static analysis results (OASIS).</summary>
internal static class SarifLog
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Root = "%SRCROOT%";

    /// <summary>Creates the SARIF log of a validation.</summary>
    /// <param name="found">The findings.</param>
    /// <param name="directory">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="workspace">The folder of the repository; file paths are relative to it.</param>
    public static JsonObject Of(ValidationReport found, string directory, string workspace) => new()
    {
        ["$schema"] = Schema,
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = CommandNames.Program,
                    ["version"] = typeof(SarifLog).Assembly.GetName().Version!.ToString(3),
                    ["rules"] = new JsonArray([.. ValidationRules.All.Select(Rule)]),
                },
            },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. found.Findings.Select(f => Result(f, FindingsView.RelativeTo(workspace, directory, f.File)))]),
        }),
    };

    private static JsonObject Rule(ValidationRule rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = Text(rule.Title),
        ["help"] = Text(rule.Help),
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
    };

    private static JsonObject Result(Finding finding, string file) => new()
    {
        ["ruleId"] = finding.Rule,
        ["ruleIndex"] = ValidationRules.All.Index().First(r => r.Item.Id == finding.Rule).Index,
        ["level"] = Level(finding.Severity),
        ["message"] = Text(finding.Path.Length == 0 ? finding.Message : $"{finding.Path}: {finding.Message}"),
        ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Location(finding, file) }),
    };

    private static JsonObject Location(Finding finding, string file)
    {
        var location = new JsonObject
        {
            ["artifactLocation"] = new JsonObject
            {
                ["uri"] = string.Join('/', file.Split('/').Select(Uri.EscapeDataString)),
                ["uriBaseId"] = Root,
            },
        };
        if (finding.Line > 0)
        {
            var region = new JsonObject { ["startLine"] = finding.Line };
            location["region"] = region;
            if (finding.Column > 0)
            {
                region["startColumn"] = finding.Column;
            }
        }

        return location;
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Level(Severity severity) => JsonNames.Of(severity);
}
