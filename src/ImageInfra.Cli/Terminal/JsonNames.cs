using System.Text.Json;

namespace ImageInfra.Cli.Terminal;

/// <summary>Formats names in JSON results.</summary>
internal static class JsonNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
