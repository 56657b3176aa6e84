namespace ImageInfra.Model.Secrets;

/// <summary>Recognizes the names of files with keys or credentials.</summary>
public static class PrivateFiles
{
    /// <summary>The finding about a file whose name implies a key or credentials.</summary>
    public const string Key = "key-file";

    /// <summary>The finding about a file that git ignores.</summary>
    public const string Ignored = "ignored-file";

    /// <summary>The finding about a file that git does not track.</summary>
    public const string Untracked = "untracked-file";

    private static readonly string[] s_folders = [".git", ".imageinfra"];
    private static readonly string[] s_credentialFolders = [".ssh", ".gnupg", ".aws", ".azure", ".kube", ".docker", ".pulumi"];
    private static readonly string[] s_extensions = [".pem", ".key", ".pfx", ".p12", ".pkcs12", ".p8", ".pk8", ".jks", ".keystore", ".ppk", ".pvk", ".snk", ".kdbx", ".ovpn", ".tfstate"];

    private static readonly string[] s_names =
    [
        "id_rsa", "id_dsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk", ".env", ".netrc", "_netrc", ".pgpass", ".htpasswd",
        ".git-credentials", ".pypirc", ".dockercfg", ".dockerconfigjson", ".vault-token", ".my.cnf", "kubeconfig", "credentials", "terraform.tfstate.backup",
    ];

    private static readonly string[] s_samples = [".example", ".sample", ".template", ".dist"];

    /// <summary>The folder of git or ImageInfra that a path is in; null if it is in none.</summary>
    /// <param name="path">The path from the project folder, with slashes.</param>
    public static string? FolderOf(string path) => path.Split('/').FirstOrDefault(part => s_folders.Contains(part, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the name of a file, or of its folder, implies a key or credentials.</summary>
    /// <param name="path">The path from the project folder, with slashes.</param>
    public static bool IsNamedAsKey(string path)
    {
        string[] parts = path.Split('/');
        var name = parts[^1];
        return s_names.Contains(name, StringComparer.OrdinalIgnoreCase)
            || s_extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
            || (name.StartsWith(".env.", StringComparison.OrdinalIgnoreCase) && !s_samples.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            || parts[..^1].Any(part => s_credentialFolders.Contains(part, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether a text has certificates or public keys, and no private key.</summary>
    public static bool IsPublic(string text) =>
        (text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal) || text.Contains(" PUBLIC KEY", StringComparison.Ordinal))
        && !text.Contains("PRIVATE KEY", StringComparison.Ordinal);
}
