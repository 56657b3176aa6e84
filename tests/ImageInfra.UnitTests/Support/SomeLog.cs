using System.Globalization;
using System.Text;

namespace ImageInfra.UnitTests.Support;

/// <summary>A customization log in Packer's format, with one second between lines.</summary>
internal sealed class SomeLog
{
    public const string Prefix = "[5f0c2a8e-3d1b-4c57-9a60-7be1c2d3f405] ";

    private readonly StringBuilder _text = new();
    private DateTime _time = new(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc);

    public string Text => _text.ToString();

    public static SomeLog New() => new();

    public SomeLog Out(string line) => Write($"{Prefix}PACKER OUT {line}");

    public SomeLog Err(string line) => Write(string.Create(CultureInfo.InvariantCulture, $"{Prefix}PACKER ERR {_time:yyyy/MM/dd HH:mm:ss} {line}"));

    public SomeLog Wait(TimeSpan time)
    {
        _time += time;
        return this;
    }

    public SomeLog Starts(string type, string script = "/tmp/packer-shell1") =>
        Err($"[INFO] (telemetry) Starting provisioner {type}").Out($"==> azure-arm: Provisioning with {type} script: {script}");

    public SomeLog Says(params string[] lines)
    {
        foreach (var line in lines)
        {
            Out($"    azure-arm: {line}");
        }

        return this;
    }

    public SomeLog Ends(string type) => Err("[INFO] 12 bytes written for 'stdout'").Err($"[INFO] (telemetry) ending {type}");

    public SomeLog Step(string type, params string[] lines) => Starts(type).Says(lines).Ends(type);

    public SomeLog FailedStep(string type, int exitCode, params string[] lines) => Step(type, lines)
        .Out("==> azure-arm: Provisioning step had errors: Running the cleanup provisioner, if present...")
        .Out($"Build 'azure-arm' errored: Script exited with non-zero exit status: {exitCode}.");

    public SomeLog Finished() => Out("==> Builds finished but no artifacts were created.").Err("[INFO] (telemetry) Finalizing.");

    private SomeLog Write(string line)
    {
        _text.Append(line).Append('\n');
        return Wait(TimeSpan.FromSeconds(1));
    }
}
