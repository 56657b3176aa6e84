namespace ImageInfra.UnitTests.Support;

/// <summary>A folder that is deleted after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("imageinfra-").FullName;

    public string File(params string[] names) => Path.Combine([FullName, .. names]);

    public void Write(string name, string text)
    {
        var path = File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
