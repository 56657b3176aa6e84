namespace ImageInfra.Cli.Reporting;

/// <summary>OpenTelemetry's own environment variables.</summary>
/// <param name="environment">The environment variables.</param>
internal sealed class OtlpVariables(IReadOnlyDictionary<string, string> environment)
{
    private const string Prefix = "OTEL_";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Disabled = "OTEL_SDK_DISABLED";

    /// <summary>Whether somebody wants traces.</summary>
    public bool HasTraces => IsEnabled && (Has(Endpoint) || Find("TRACES", "ENDPOINT") is not null);

    /// <summary>Whether somebody wants metrics.</summary>
    public bool HasMetrics => IsEnabled && (Has(Endpoint) || Find("METRICS", "ENDPOINT") is not null);

    /// <summary>Whether the service has a name of its own.</summary>
    public bool HasServiceName => Has("OTEL_SERVICE_NAME");

    /// <summary>All of them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> All => environment
        .Where(v => v.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(v => KeyValuePair.Create(v.Key, (string?)v.Value));

    /// <summary>What is said of one signal alone (<c>TRACES</c>, <c>METRICS</c>), such as its <c>ENDPOINT</c>; or null.</summary>
    public string? Find(string signal, string name) =>
        environment.GetValueOrDefault($"OTEL_EXPORTER_OTLP_{signal}_{name}") is { Length: > 0 } value ? value : null;

    private bool IsEnabled =>
        !string.Equals(environment.GetValueOrDefault(Disabled), "true", StringComparison.OrdinalIgnoreCase);

    private bool Has(string name) => environment.GetValueOrDefault(name) is { Length: > 0 };
}
