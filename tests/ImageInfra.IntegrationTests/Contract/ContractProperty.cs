using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>One property in a table of types, such as <c>int {minValue: 0} (Required)</c>.</summary>
internal sealed partial record ContractProperty(string Type, string Constraints, string Flags)
{
    public bool IsReadOnly => Flags.Contains("ReadOnly", StringComparison.Ordinal);

    public bool IsRequired => Flags.Contains("Required", StringComparison.Ordinal);

    /// <summary>The object type of a value, or of each item of a list; null for other values.</summary>
    public string? ObjectType => LinkPattern().Match(Type) is { Success: true } link ? link.Groups["type"].Value : null;

    public static (string Name, ContractProperty Property)? Parse(string line) => LinePattern().Match(line) is { Success: true } match
        ? (match.Groups["name"].Value, new(match.Groups["type"].Value.Trim(), match.Groups["constraints"].Value, match.Groups["flags"].Value))
        : null;

    /// <summary>The errors in a value.</summary>
    public IEnumerable<string> Problems(ContractTypes types, string path, JsonNode? value, bool isResponse) =>
        value is null ? [] : Problems(types, Type, path, value, isResponse);

    private IEnumerable<string> Problems(ContractTypes types, string type, string path, JsonNode value, bool isResponse)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            var item = type[..^2].Trim('(', ')');
            return value is JsonArray list
                ? list.SelectMany((v, i) => v is null ? [$"{path}[{i}] is null"] : Problems(types, item, $"{path}[{i}]", v, isResponse))
                : [$"{path} is no list"];
        }

        if (LinkPattern().Match(type) is { Success: true } link)
        {
            return value is JsonObject map ? types.Problems(link.Groups["type"].Value, path, map, isResponse) : [$"{path} is no object"];
        }

        return Scalar(type, path, value);
    }

    private IEnumerable<string> Scalar(string type, string path, JsonNode value)
    {
        var kind = value.GetValueKind();
        switch (type)
        {
            case "any":
                break;
            case "bool" when kind is not (JsonValueKind.True or JsonValueKind.False):
            case "int" when kind != JsonValueKind.Number:
            case "string" when kind != JsonValueKind.String:
                yield return $"{path} is {kind}, not {type}";
                yield break;
            case "int":
                if (Number("minValue") > (int)value || Number("maxValue") < (int)value)
                {
                    yield return $"{path} is {value}, out of {Constraints}";
                }

                break;
            case "string":
                if (TextProblem((string)value!) is { } problem)
                {
                    yield return $"{path} is '{value}', {problem}";
                }

                break;
            case var _ when type.Contains('\''):
                var isOpen = type.EndsWith("string", StringComparison.Ordinal);
                if (kind != JsonValueKind.String || (!isOpen && !type.Split('|').Contains($"'{(string?)value}'", StringComparer.OrdinalIgnoreCase) && !type.Split(" | ").Contains($"'{(string?)value}'")))
                {
                    yield return $"{path} is {value.ToJsonString()}, not one of {type}";
                }

                break;
        }
    }

    private string? TextProblem(string text)
    {
        var pattern = PatternPattern().Match(Constraints);
        return pattern.Success && !Regex.IsMatch(text, Regex.Unescape(pattern.Groups["pattern"].Value.Replace("\\", "\\\\", StringComparison.Ordinal)))
            ? $"against {pattern.Groups["pattern"].Value}"
            : text.Length < Number("minLength") || text.Length > Number("maxLength") ? $"out of {Constraints}" : null;
    }

    private int? Number(string name) => Regex.Match(Constraints, $@"{name}: (-?\d+)") is { Success: true } match
        ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"^\* \*\*(?<name>[^*]+)\*\*: (?<type>(\[[^\]]+\]\([^)]*\)|\([^)]*\)|'[^']*'( \| ('[^']*'|string))*|[a-z]+)(\[\])?)( \{(?<constraints>.*?)\})?( \((?<flags>[A-Za-z, ]+)\))?(:.*)?$")]
    private static partial Regex LinePattern();

    [GeneratedRegex(@"^\[(?<type>[^\]]+)\]\(")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("pattern: \"(?<pattern>.*?)\"")]
    private static partial Regex PatternPattern();
}
