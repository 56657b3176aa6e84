using System.Globalization;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Reporting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ImageInfra.Cli.Reporting;

/// <summary>
/// Exports traces and metrics to where OpenTelemetry's variables say. Only what has found such a variable may come here:
/// loading these packages takes longer than most commands do.
/// </summary>
internal sealed class OtlpExport : IAsyncDisposable
{
    private const int LastMomentInMilliseconds = 5_000;

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private OtlpExport(TracerProvider? traces, MeterProvider? metrics)
    {
        _traces = traces;
        _metrics = metrics;
    }

    public static OtlpExport Start(OtlpVariables variables)
    {
        var traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(Configuration(variables)))
            .ConfigureResource(resource => Describe(resource, variables))
            .AddSource(BuildTelemetry.Name)
            .AddOtlpExporter(options => Apply(options, variables, "TRACES"));
        var metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(Configuration(variables)))
            .ConfigureResource(resource => Describe(resource, variables))
            .AddMeter(BuildTelemetry.Name)
            .AddOtlpExporter(options => Apply(options, variables, "METRICS"));
        return new(variables.HasTraces ? traces.Build() : null, variables.HasMetrics ? metrics.Build() : null);
    }

    /// <summary>Sends what is left, for some seconds at most: an unreachable collector does not delay the command further.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(
            Task.Run(() => _traces?.Shutdown(LastMomentInMilliseconds)),
            Task.Run(() => _metrics?.Shutdown(LastMomentInMilliseconds)));
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // The variables that the command was given, which need not be the process's.
    private static IConfiguration Configuration(OtlpVariables variables) =>
        new ConfigurationBuilder().AddInMemoryCollection(variables.All).Build();

    // The exporter reads the variables that hold for all signals; these it leaves to whoever adds it.
    private static void Apply(OtlpExporterOptions options, OtlpVariables variables, string signal)
    {
        if (Uri.TryCreate(variables.Find(signal, "ENDPOINT"), UriKind.Absolute, out var endpoint))
        {
            options.Endpoint = endpoint;
        }

        options.Headers = variables.Find(signal, "HEADERS") ?? options.Headers;
        options.Protocol = variables.Find(signal, "PROTOCOL") switch
        {
            "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            _ => options.Protocol,
        };
        if (int.TryParse(variables.Find(signal, "TIMEOUT"), CultureInfo.InvariantCulture, out var timeout))
        {
            options.TimeoutMilliseconds = timeout;
        }
    }

    private static void Describe(ResourceBuilder resource, OtlpVariables variables)
    {
        if (!variables.HasServiceName)
        {
            var version = typeof(OtlpExport).Assembly.GetName().Version?.ToString(3);
            resource.AddService(CommandNames.Program, serviceVersion: version, autoGenerateServiceInstanceId: false);
        }
    }
}
