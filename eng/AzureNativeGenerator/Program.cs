using ImageInfra.AzureNativeGenerator;

#pragma warning disable RS0030 // a build tool writes directly to the console
if (args is not [var schemaFile, var folder])
{
    await Console.Error.WriteLineAsync("usage: dotnet run --project eng/AzureNativeGenerator -- SCHEMA.json offline/Pulumi.AzureNative/Generated");
    return 2;
}
#pragma warning restore RS0030

var files = StandInSources.From(SchemaReader.Read(await File.ReadAllTextAsync(schemaFile)));
Directory.CreateDirectory(folder);
foreach (var old in Directory.EnumerateFiles(folder, "*.g.cs").Where(f => !files.ContainsKey(Path.GetFileName(f))))
{
    File.Delete(old);
}

foreach (var (name, text) in files)
{
    await File.WriteAllTextAsync(Path.Combine(folder, name), text);
}

return 0;
