using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Values;

/// <summary>Reads ARM's JSON, with comments, trailing commas and multi-line strings, and keeps line numbers.</summary>
internal sealed partial class ArmFileReader
{
    // A module takes about five levels; modules may be nested.
    private const int MaximumDepth = 256;
    private const int MaximumLength = 8 * 1024 * 1024;

    private readonly string _file;
    private readonly List<int> _lines = [0];
    private int? _line;

    private ArmFileReader(string file) => _file = file;

    /// <summary>Reads the value in a file.</summary>
    /// <exception cref="CatalogException">The file is not JSON.</exception>
    /// <param name="file">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="line">The line of all values, if the text is a value of another file or was made of it; null for its own lines.</param>
    public static ArmNode Read(string file, string text, int? line = null)
    {
        if (text.Length > MaximumLength)
        {
            throw Error(file, 1, $"is longer than {MaximumLength / 1024 / 1024} MB; expected a deployment template, an image template or a parameter file");
        }

        var reader = new ArmFileReader(file) { _line = line };
        var json = reader.Join(text.TrimStart('\uFEFF'));
        try
        {
            var tokens = new Utf8JsonReader(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowMultipleValues = true, MaxDepth = MaximumDepth });
            tokens.Read();
            var node = reader.Value(ref tokens);
            return tokens.Read() ? throw Error(file, reader.LineOf(tokens), "has more than one JSON value; put each into a separate file, or all of them into one array") : node;
        }
        catch (JsonException e)
        {
            var at = reader.LineAt(StartOf(json, (int)(e.LineNumber ?? 0)));
            throw Error(file, at, $"is not JSON: {e.Message.Split(" LineNumber:")[0]}{Hint(text, at)}");
        }
    }

    private static string Hint(string text, int line) => Hint(text) is { Length: > 0 } source ? source
        : BarePattern().IsMatch(text.Split('\n').ElementAtOrDefault(line - 1) ?? "") ? "; put the placeholder in quotes"
        : "";

    private static string Hint(string text) => CommentPattern().Replace(text, "").TrimStart() switch
    {
        var t when t.StartsWith("param ", StringComparison.Ordinal) || t.StartsWith("targetScope", StringComparison.Ordinal) || t.StartsWith("var ", StringComparison.Ordinal) || t.StartsWith("module ", StringComparison.Ordinal) || t.StartsWith("import ", StringComparison.Ordinal) || t.StartsWith("resource ", StringComparison.Ordinal)
            => "; a Bicep file must be compiled first: az bicep build --file FILE",
        var t when t.StartsWith("using ", StringComparison.Ordinal) => "; a .bicepparam file must be compiled first: az bicep build-params --file FILE",
        _ => "",
    };

    private static CatalogException Error(string file, int line, string message) => new([new(file, line, "", message)]);

    private static int StartOf(byte[] json, int line)
    {
        var at = 0;
        for (; line > 0 && at < json.Length; at++)
        {
            line -= json[at] == (byte)'\n' ? 1 : 0;
        }

        return at;
    }

    // ARM allows line breaks in strings, JSON does not. Keeps the offset of each line of the file.
    private byte[] Join(string text)
    {
        var result = new StringBuilder(text.Length);
        var bytes = 0;
        var (isText, isComment, isBlock) = (false, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            var written = c.ToString();
            if (isText)
            {
                (written, isText) = c switch
                {
                    '\n' => ("\\n", true),
                    '\r' when next == '\n' => ("", true),
                    '\t' => ("\\t", true),
                    '\\' => (text.Substring(i++, next == '\0' ? 1 : 2), true),
                    '"' => (written, false),
                    _ => (written, true),
                };
            }
            else if (isComment)
            {
                isComment = c != '\n';
            }
            else if (isBlock)
            {
                isBlock = !(c == '/' && text[i - 1] == '*');
            }
            else
            {
                (isText, isComment, isBlock) = (c == '"', c == '/' && next == '/', c == '/' && next == '*');
            }

            result.Append(written);
            bytes += char.IsSurrogate(c) ? 2 : Encoding.UTF8.GetByteCount(written);
            if (c == '\n')
            {
                _lines.Add(bytes);
            }
        }

        return Encoding.UTF8.GetBytes(result.ToString());
    }

    private ArmNode Value(ref Utf8JsonReader tokens)
    {
        var place = new ArmPlace(_file, LineOf(tokens));
        switch (tokens.TokenType)
        {
            case JsonTokenType.StartObject:
                var properties = new List<KeyValuePair<string, ArmNode>>();
                while (tokens.Read() && tokens.TokenType != JsonTokenType.EndObject)
                {
                    var name = tokens.GetString()!;
                    tokens.Read();
                    properties.Add(new(name, Value(ref tokens)));
                }

                return new ArmNode.Map(place, properties);
            case JsonTokenType.StartArray:
                var items = new List<ArmNode>();
                while (tokens.Read() && tokens.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value(ref tokens));
                }

                return new ArmNode.List(place, items);
            case JsonTokenType.String:
                return new ArmNode.Text(place, tokens.GetString()!);
            case JsonTokenType.Number:
                return tokens.TryGetDecimal(out var number)
                    ? new ArmNode.Number(place, number)
                    : new ArmNode.Text(place, tokens.GetDouble().ToString(CultureInfo.InvariantCulture));
            case JsonTokenType.True or JsonTokenType.False:
                return new ArmNode.Flag(place, tokens.GetBoolean());
            default:
                return new ArmNode.Null(place);
        }
    }

    [GeneratedRegex(@"\A(\s|//[^\n]*(\n|\z)|/\*[\s\S]*?\*/|#disable[^\n]*\n|@[^\n]*\n)+")]
    private static partial Regex CommentPattern();

    // A placeholder where JSON has a number, such as: "minutes": <minutes>
    [GeneratedRegex(@"([:,\[]|^)\s*[<$#{_@%(]+[A-Za-z]")]
    private static partial Regex BarePattern();

    private int LineOf(in Utf8JsonReader tokens) => LineAt((int)tokens.TokenStartIndex);

    private int LineAt(int offset) => _line ?? (_lines.BinarySearch(offset) is var found && found >= 0 ? found + 1 : ~found);
}
