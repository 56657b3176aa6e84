using ImageInfra.Model.Images;

namespace ImageInfra.Project.Disk;

/// <summary>A kind of file, with the maximum length that is read.</summary>
/// <param name="Name">The name in messages, such as <c>a stack file</c>.</param>
/// <param name="MaximumLength">The maximum length in bytes.</param>
public sealed record FileKind(string Name, long MaximumLength)
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;

    /// <summary><c>Pulumi.yaml</c> or a stack file.</summary>
    public static FileKind Settings { get; } = new("a stack file", Megabyte);

    /// <summary>An image, a fragment, a policy or a list of prices.</summary>
    public static FileKind Catalog { get; } = new("a catalog file", Megabyte);

    /// <summary>A script or another file of an image. The limit is that of Azure Image Builder.</summary>
    public static FileKind Script { get; } = new("a file of an image", LocalFile.LengthLimit - 1);

    /// <summary>A key or a certificate.</summary>
    public static FileKind Key { get; } = new("a key file", Megabyte);

    /// <summary>A token of another identity provider.</summary>
    public static FileKind Token { get; } = new("a token", 64 * Kilobyte);

    /// <summary>A template to import, or its parameters.</summary>
    public static FileKind Import { get; } = new("a file to import", 64 * Megabyte);

    /// <summary>A file that the driver wrote about versions: a plan or a provenance statement.</summary>
    public static FileKind Record { get; } = new("a record of imageinfra", 64 * Megabyte);

    /// <summary>The state of a simulated stack.</summary>
    public static FileKind State { get; } = new("the state of a stack", 512 * Megabyte);

    /// <summary>A backup of a store.</summary>
    public static FileKind Backup { get; } = new("a backup of a store", 512 * Megabyte);

    /// <summary>A file of another program: git, the Azure CLI or a running simulator.</summary>
    public static FileKind Foreign { get; } = new("a file of another program", 16 * Megabyte);
}
