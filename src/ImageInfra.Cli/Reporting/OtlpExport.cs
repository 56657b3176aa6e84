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
/// Exports traces and metrics to the endpoints in OpenTelemetry's environment variables. Use this class only if such a variable is
/// set: loading its packages takes longer than most commands.
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

    /// <summary>Sends pending data, for a few seconds at most, so that an unreachable collector does not delay the command.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(
            Task.Run(() => _traces?.Shutdown(LastMomentInMilliseconds)),
            Task.Run(() => _metrics?.Shutdown(LastMomentInMilliseconds)));
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // The variables come from the command's environment, which in tests is not that of the process.
    private static IConfiguration Configuration(OtlpVariables variables) =>
        new ConfigurationBuilder().AddInMemoryCollection(variables.All).Build();

    // The exporter reads the variables for all signals by itself, but not those for one signal.
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
