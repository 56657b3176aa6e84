using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageInfra.Driver.Store.Backup;

/// <summary>Formats and parses the lines of a backup.</summary>
internal static class BackupLine
{
    /// <summary>The first line.</summary>
    public const string First = """{"imageinfraStore":1}""";

    private static readonly BackupJson s_json = new(new JsonSerializerOptions(BackupJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Whether a line is the first one, ignoring surrounding white space.</summary>
    public static bool IsFirst(string line) => line.Trim() == First;

    /// <summary>The last line, with the number of documents.</summary>
    public static string LastOf(int documents) => string.Create(CultureInfo.InvariantCulture, $$"""{"documents":{{documents}}}""");

    /// <summary>Formats a document as a line.</summary>
    public static string Of(NewDocument document)
    {
        var index = document.Index;
        var line = new BackupDocument(document.Collection, document.Id, index.Stack, index.Image, index.State, index.TimeText, document.Text, "");
        return JsonSerializer.Serialize(line with { Sha256 = SumOf(line) }, s_json.BackupDocument);
    }

    /// <summary>Parses the line of a document.</summary>
    /// <exception cref="FormatException">The line was changed after the export.</exception>
    /// <exception cref="JsonException">The line is not JSON, or is incomplete.</exception>
    public static NewDocument Read(string line)
    {
        var read = JsonSerializer.Deserialize(line, s_json.BackupDocument) ?? throw new JsonException();
        if (read.Sha256 != SumOf(read))
        {
            throw new FormatException("the line was changed: its checksum does not match");
        }

        if (!StoreCollections.All.Contains(read.Collection))
        {
            throw new FormatException($"the collection '{read.Collection}' is unknown; expected {string.Join(", ", StoreCollections.All)}");
        }

        if (!DocumentId.IsValid(read.Id))
        {
            throw new FormatException($"'{read.Id}' is not a document id");
        }

        var document = new NewDocument(read.Collection, read.Id, new(read.Stack, read.Image, read.State, DocumentIndex.TimeOf(read.Time)), read.Text);
        return DocumentSeal.ProblemOf(document) is { } problem ? throw new FormatException($"{read.Collection}/{read.Id} is damaged: {problem}") : document;
    }

    private static string SumOf(BackupDocument line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', line.Collection, line.Id, line.Stack, line.Image, line.State, line.Time, line.Text))));
}
