using System.Text;
using System.Text.Json.Nodes;

namespace ImageInfra.Cli.Json;

/// <summary>The page <c>docs/json.md</c>: the rules, and a table of members for each command.</summary>
internal static class OutputPage
{
    private const string Rules = """
        # JSON of the commands

        This page is written by `imageinfra schema --json --markdown`. Do not edit it.

        With `--json`, a command writes exactly one JSON object to stdout, and nothing else. Errors and warnings are on stderr; the text for
        people is omitted, or is on stderr with `--progress`. `imageinfra schema --json COMMAND` writes the JSON schema of a command.

        - The first member is `schemaVersion`, a number for all commands together. It increases when a member is removed or renamed, or its
          meaning changes. Later versions of `imageinfra` may add members and enumeration values without increasing it: ignore what you do
          not know.
        - A command that fails without a result writes `error` in place of the members of its table. A command that fails with a result, such
          as a build that failed, writes its result. In both cases the exit code tells the failure: [exit-codes.md](exit-codes.md).
        - Every member of a table is always present; unknown values are `null`.
        - Times are in UTC, by ISO 8601. Durations are numbers of seconds, and their names end in `Seconds`.
        - Secrets are written as `***`.

        Some commands write a format of their own to stdout, with or without `--json`: `export` without `--output` (a resource for ARM),
        `store export -` (lines of JSON), `schema`, `completion` and `man`. The events of `--events` are in [events.md](events.md).

        In the tables, `a.b` is the member `b` of the object `a`, `a[].b` that of each item of the list `a`, and `a.*` each value of the map `a`.

        """;

    public static string Create()
    {
        var page = new StringBuilder(Rules);
        Write(page, "Errors", [OutputSchema.Error]);
        foreach (var group in OutputSchema.All.GroupBy(s => s.Output))
        {
            Write(page, string.Join(", ", group.Select(s => $"`{s.Command}`")), [.. group]);
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder page, string title, IReadOnlyList<OutputSchema> schemas)
    {
        page.Append($"\n## {title}\n\n| member | value | meaning |\n|---|---|---|\n");
        foreach (var (path, member) in Members("", schemas[0].Schema()).Where(m => m.Path != OutputJson.VersionName))
        {
            page.Append($"| `{path}` | {Value(member)} | {(string?)member["description"]} |\n");
        }
    }

    private static IEnumerable<(string Path, JsonObject Member)> Members(string prefix, JsonObject schema)
    {
        foreach (var (name, node) in schema["properties"] as JsonObject ?? [])
        {
            var member = (JsonObject)node!;
            yield return (prefix + name, member);
            foreach (var (suffix, inner) in new[] { ("", member), ("[]", member["items"] as JsonObject), (".*", member["additionalProperties"] as JsonObject) })
            {
                foreach (var below in Members($"{prefix}{name}{suffix}.", inner ?? []))
                {
                    yield return below;
                }
            }
        }
    }

    private static string Value(JsonObject schema)
    {
        if (schema["enum"] is JsonArray values)
        {
            return string.Join(", ", values.Select(v => v is null ? "null" : $"`{(string)v!}`"));
        }

        var types = schema["type"] is JsonArray several ? several.Select(t => (string)t!).ToList() : [(string)schema["type"]!];
        return string.Join(" or ", types.Select(type => type switch
        {
            "array" => $"list of {Plural(schema["items"] as JsonObject)}",
            "object" when schema["additionalProperties"] is JsonObject map => $"map of {Plural(map)}",
            "integer" => "whole number",
            "string" when (string?)schema["format"] == "date-time" => "time",
            _ => type,
        }));
    }

    private static string Plural(JsonObject? items) => items is null ? "values" : $"{Value(items)}s";
}
