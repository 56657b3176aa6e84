namespace ImageInfra.Driver.Store.Backup;

/// <summary>A document as a line of JSON.</summary>
internal sealed record BackupDocument(string Collection, string Id, string Stack, string Image, string State, string Time, string Text, string Sha256);
