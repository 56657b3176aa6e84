using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Provenance;

/// <summary>The folder of statements and inventories: <c>STACK/IMAGE/VERSION.intoto.json</c> and <c>VERSION.cdx.json</c>.</summary>
/// <param name="directory">The folder. It is made when something is written.</param>
public sealed class ProvenanceStore(string directory)
{
    private const string Statement = ".intoto.json";
    private const string Inventory = ".cdx.json";

    /// <summary>The name of the file of a version's package inventory.</summary>
    public static string InventoryNameOf(ImageVersion version) => $"{version}{Inventory}";

    /// <summary>The file of a version's statement.</summary>
    public string PathOf(string stack, string image, ImageVersion version) => Path.Combine(directory, stack, image, $"{version}{Statement}");

    /// <summary>The file of the package inventory beside a statement.</summary>
    internal static string InventoryOf(string statement) => statement[..^Statement.Length] + Inventory;

    /// <summary>The files of an image's statements, in whatever stack they were made.</summary>
    internal IReadOnlyList<string> Find(string image) => Directory.Exists(directory)
        ? [.. Directory.EnumerateDirectories(directory)
            .Select(stack => Path.Combine(stack, image))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, $"*{Statement}"))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The envelope in a file, or null where there is none.</summary>
    internal static DsseEnvelope? Read(string path) => Text(path) is { } text ? DsseEnvelope.Parse(text) : null;

    /// <summary>Writes a file as a whole, or not at all.</summary>
    /// <exception cref="DriverException">It can't be written.</exception>
    internal static void Write(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DriverException(
                DriverFailure.LedgerUnusable,
                $"{path} can't be written ({e.Message}); its version is there, and its run stays open: 'imageinfra follow' concludes it once the file can be written",
                e);
        }
    }

    /// <summary>What a file has, or null where there is none.</summary>
    /// <exception cref="DriverException">It can't be read.</exception>
    internal static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DriverException(DriverFailure.LedgerUnusable, $"{path} can't be read: {e.Message}", e);
        }
    }
}
