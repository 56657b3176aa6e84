namespace ImageInfra.Cli.Reporting;

/// <summary>OpenTelemetry's own environment variables.</summary>
/// <param name="environment">The environment variables.</param>
internal sealed class OtlpVariables(IReadOnlyDictionary<string, string> environment)
{
    private const string Prefix = "OTEL_";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Disabled = "OTEL_SDK_DISABLED";

    /// <summary>Whether traces are enabled.</summary>
    public bool HasTraces => IsEnabled && (Has(Endpoint) || Find("TRACES", "ENDPOINT") is not null);

    /// <summary>Whether metrics are enabled.</summary>
    public bool HasMetrics => IsEnabled && (Has(Endpoint) || Find("METRICS", "ENDPOINT") is not null);

    /// <summary>Whether a variable sets the name of the service.</summary>
    public bool HasServiceName => Has("OTEL_SERVICE_NAME");

    /// <summary>All variables of OpenTelemetry.</summary>
    public IEnumerable<KeyValuePair<string, string?>> All => environment
        .Where(v => v.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(v => KeyValuePair.Create(v.Key, (string?)v.Value));

    /// <summary>A variable for one signal (<c>TRACES</c>, <c>METRICS</c>), such as its <c>ENDPOINT</c>; null if it is not set.</summary>
    public string? Find(string signal, string name) =>
        environment.GetValueOrDefault($"OTEL_EXPORTER_OTLP_{signal}_{name}") is { Length: > 0 } value ? value : null;

    private bool IsEnabled =>
        !string.Equals(environment.GetValueOrDefault(Disabled), "true", StringComparison.OrdinalIgnoreCase);

    private bool Has(string name) => environment.GetValueOrDefault(name) is { Length: > 0 };
}
