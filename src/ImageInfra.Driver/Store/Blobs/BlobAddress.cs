using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Store.Blobs;

/// <summary>
/// The address of a container, in the format of Pulumi's backends: <c>azblob://CONTAINER?storage_account=NAME</c>. Missing parts
/// come from the same environment variables as for Pulumi.
/// </summary>
public sealed record BlobAddress
{
    private const string DevelopmentAccount = "devstoreaccount1";

    private BlobAddress()
    {
    }

    /// <summary>The container.</summary>
    public required string Container { get; init; }

    /// <summary>The prefix of blob names: empty, or ending with a slash.</summary>
    public required string Prefix { get; init; }

    /// <summary>The storage account; null if it is in a connection string.</summary>
    public string? Account { get; init; }

    /// <summary>The host name after the account's name, such as <c>blob.core.windows.net</c>; null for the default of the cloud.</summary>
    public string? Domain { get; init; }

    /// <summary>The protocol: <c>https</c>, or <c>http</c> on this machine.</summary>
    public string Protocol { get; init; } = "https";

    /// <summary>Whether the account is part of the path, as with Azurite.</summary>
    public bool IsEmulator { get; init; }

    /// <summary>The account key; null if there is none.</summary>
    internal string? Key { get; init; }

    /// <summary>A shared access signature; null if there is none.</summary>
    internal string? Signature { get; init; }

    /// <summary>A connection string; null if there is none.</summary>
    internal string? ConnectionString { get; init; }

    /// <summary>Whether access requires an Azure login.</summary>
    public bool NeedsLogin => Key is null && Signature is null && ConnectionString is null;

    /// <summary>The address for messages.</summary>
    public string Place => $"azblob://{Container}{(Prefix.Length > 0 ? $"/{Prefix.TrimEnd('/')}" : "")}{(Account is null ? "" : $"?storage_account={Account}")}";

    /// <summary>Parses an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="variables">The environment: <c>AZURE_STORAGE_ACCOUNT</c>, and the first one set of <c>AZURE_STORAGE_KEY</c>,
    /// <c>AZURE_STORAGE_SAS_TOKEN</c> and <c>AZURE_STORAGE_CONNECTION_STRING</c>.</param>
    /// <exception cref="FormatException">The address is invalid; the message has the reason.</exception>
    public static BlobAddress Parse(string text, IReadOnlyDictionary<string, string> variables)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != "azblob" || uri.Host.Length == 0)
        {
            throw new FormatException("is not a valid address; expected azblob://container?storage_account=name");
        }

        var parameters = Parameters(uri.Query);
        string? Of(string parameter, string variable) =>
            parameters.GetValueOrDefault(parameter) is { Length: > 0 } said ? said : Variable(variables, variable);

        var domain = Of("domain", "AZURE_STORAGE_DOMAIN");
        var isLoopback = domain is not null && Uri.TryCreate($"http://{domain}", UriKind.Absolute, out var host) && host.IsLoopback;
        var protocol = Of("protocol", "AZURE_STORAGE_PROTOCOL") ?? (isLoopback ? "http" : "https");
        if (protocol is not "https" && !(protocol is "http" && isLoopback))
        {
            throw new FormatException($"has protocol '{protocol}'; expected https, or http for a server on this machine");
        }

        var connection = Variable(variables, "AZURE_STORAGE_CONNECTION_STRING");
        var isEmulator = isLoopback || Of("localemu", "AZURE_STORAGE_IS_LOCAL_EMULATOR") is "true";
        var account = Of("storage_account", "AZURE_STORAGE_ACCOUNT") ?? (isEmulator ? DevelopmentAccount : null);
        var key = Variable(variables, "AZURE_STORAGE_KEY");
        var signature = key is null ? Variable(variables, "AZURE_STORAGE_SAS_TOKEN")?.TrimStart('?') : null;
        if (account is null && (connection is null || key is not null || signature is not null))
        {
            throw new FormatException("has no storage account; add ?storage_account=NAME, or set AZURE_STORAGE_ACCOUNT");
        }

        foreach (var secret in (string?[])[key, signature, connection])
        {
            SecretMask.Register(secret ?? "");
        }

        var prefix = string.Join('/', ((string[])[uri.AbsolutePath.Trim('/'), (parameters.GetValueOrDefault("prefix") ?? "").Trim('/')]).Where(p => p.Length > 0));
        return new()
        {
            Container = uri.Host,
            Prefix = prefix.Length > 0 ? prefix + '/' : "",
            Account = account,
            Domain = domain,
            Protocol = protocol,
            IsEmulator = isEmulator,
            Key = key,
            Signature = signature,
            ConnectionString = key is null && signature is null ? connection : null,
        };
    }

    /// <summary>The URL of the container.</summary>
    /// <param name="storageSuffix">The suffix of the host names of the cloud's storage services.</param>
    internal Uri EndpointIn(string storageSuffix)
    {
        var domain = Domain ?? $"blob.{storageSuffix}";
        return new(IsEmulator ? $"{Protocol}://{domain}/{Account}/{Container}" : $"{Protocol}://{Account}.{domain}/{Container}");
    }

    private static string? Variable(IReadOnlyDictionary<string, string> variables, string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private static Dictionary<string, string> Parameters(string query)
    {
        string[] known = ["storage_account", "domain", "protocol", "localemu", "prefix"];
        var parameters = new Dictionary<string, string>();
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)))
        {
            if (!known.Contains(pair[0]))
            {
                throw new FormatException($"has a parameter '{pair[0]}' that is not supported; expected {string.Join(", ", known)}");
            }

            parameters[pair[0]] = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
        }

        return parameters;
    }
}
