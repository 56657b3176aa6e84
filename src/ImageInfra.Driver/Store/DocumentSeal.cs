using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ImageInfra.Driver.Store;

/// <summary>
/// Adds a checksum of id, index and body, and the version of the JSON format, to a document, so that damage and newer formats are
/// detected when it is read.
/// </summary>
internal static class DocumentSeal
{
    private const string Form = "form";
    private const string Sum = "sha256";
    private const string Body = "body";

    /// <summary>Seals a body.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The id.</param>
    /// <param name="index">The index.</param>
    /// <param name="form">The version of the JSON format.</param>
    /// <param name="body">The JSON.</param>
    public static NewDocument Close(string collection, string id, DocumentIndex index, int form, string body) => new(
        collection,
        id,
        index,
        $$"""{"{{Form}}":{{form}},"{{Sum}}":"{{SumOf(collection, id, index, body)}}","{{Body}}":{{body}}}""");

    /// <summary>Verifies a sealed document and returns its body.</summary>
    /// <exception cref="DamagedDocumentException">The document is damaged, or a newer program wrote it.</exception>
    public static string Open(NewDocument document, int form)
    {
        try
        {
            using var json = JsonDocument.Parse(document.Text);
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object
                || !root.TryGetProperty(Form, out var version) || !version.TryGetInt32(out var found)
                || !root.TryGetProperty(Sum, out var sum) || !root.TryGetProperty(Body, out var body))
            {
                throw new DamagedDocumentException("it is not a document of this program");
            }

            if (found > form)
            {
                throw new DamagedDocumentException($"a newer version of imageinfra wrote it (format {found}; this version supports {form}); use the newer version", isNewer: true);
            }

            var text = body.GetRawText();
            return sum.ValueEquals(SumOf(document.Collection, document.Id, document.Index, text))
                ? text
                : throw new DamagedDocumentException("its checksum does not match its content");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new DamagedDocumentException("it is not JSON");
        }
    }

    /// <summary>The damage of a document; null if there is none, or if its collection has no checksums.</summary>
    public static string? ProblemOf(NewDocument document)
    {
        try
        {
            if (document.Collection != StoreCollections.Statements)
            {
                Open(document, int.MaxValue);
            }

            return null;
        }
        catch (DamagedDocumentException e)
        {
            return e.Message;
        }
    }

    private static string SumOf(string collection, string id, DocumentIndex index, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', collection, id, index.Stack, index.Image, index.State, index.TimeText, body))));
}
