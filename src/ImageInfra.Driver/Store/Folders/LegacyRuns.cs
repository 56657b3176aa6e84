using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Driver.Store.Folders;

/// <summary>Converts the table of runs in files of version 1 to documents. An unreadable row stays unreadable.</summary>
internal static class LegacyRuns
{
    // The format of run documents when this conversion was written.
    private const int Form = 1;

    public static void Move(SqliteConnection connection, SqliteTransaction transaction)
    {
        var numbers = new Dictionary<string, int>();
        foreach (var row in Read(connection, transaction))
        {
            var prefix = DocumentId.PrefixOfRuns(row.Image, row.TemplateId);
            var number = numbers[prefix] = numbers.GetValueOrDefault(prefix) + 1;
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = """
                INSERT INTO documents (collection, id, stack, image, state, time, document, revision)
                VALUES ($collection, $id, $stack, $image, $state, $time, $document, 1)
                RETURNING revision
                """;
            SqliteDocuments.Execute(command, Document(row, DocumentId.OfRun(row.Image, row.TemplateId, number)));
        }

        StoreSchema.Execute(connection, transaction, "DROP TABLE IF EXISTS runs");
    }

    private static List<Row> Read(SqliteConnection connection, SqliteTransaction transaction)
    {
        var rows = new List<Row>();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'runs'";
        if ((long)command.ExecuteScalar()! == 0)
        {
            return rows;
        }

        command.CommandText = "SELECT stack, image, template_id, stage, outcome, intended_at, entry FROM runs ORDER BY number";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            string Text(int column) => reader.GetValue(column).ToString() ?? "";
            rows.Add(new(Text(0), Text(1), Text(2), Text(3), Text(4), Text(5), Text(6)));
        }

        return rows;
    }

    private static NewDocument Document(Row row, string id)
    {
        var state = row.Stage == "Closed" ? row.Outcome.ToLowerInvariant() : "open";
        var index = new DocumentIndex(row.Stack, DocumentIndex.ImageOf(row.Image), state, DocumentIndex.TimeOf(row.IntendedAt));
        try
        {
            // The old number was unique in the file; the number in the id now counts the template's own runs.
            var body = JsonNode.Parse(row.Entry) as JsonObject ?? throw new JsonException();
            body.Remove("number");
            return DocumentSeal.Close(StoreCollections.Runs, id, index, Form, body.ToJsonString());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return new(StoreCollections.Runs, id, index, row.Entry);
        }
    }

    private sealed record Row(string Stack, string Image, string TemplateId, string Stage, string Outcome, string IntendedAt, string Entry);
}
