using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>
/// A step of a build: a customizer, which changes the build VM (<c>properties.customize[]</c>), or a validator, which checks a VM
/// that is created from the image (<c>properties.validate.inVMValidations[]</c>). Steps run in order. Azure has no validators that
/// restart or update Windows.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Shell), nameof(Shell))]
[JsonDerivedType(typeof(PowerShell), nameof(PowerShell))]
[JsonDerivedType(typeof(WindowsRestart), nameof(WindowsRestart))]
[JsonDerivedType(typeof(WindowsUpdate), nameof(WindowsUpdate))]
[JsonDerivedType(typeof(File), nameof(File))]
#pragma warning disable CA1716 // "Step" is a keyword only in Visual Basic
public abstract record Step
#pragma warning restore CA1716
{
    private Step()
    {
    }

    /// <summary>Optional. The name in the log.</summary>
    public string? Name { get; init; }

    /// <summary>The step's type, in Azure's spelling.</summary>
    [JsonIgnore]
    public string Type => GetType().Name;

    /// <summary>A step with content that Azure fetches when the template is created.</summary>
    public abstract record Fetched : Step
    {
        private protected Fetched()
        {
        }

        /// <summary>Optional. The SHA-256 of the content at the address, in lower-case hex digits.</summary>
        public string? Sha256Checksum { get; init; }

        /// <summary>Optional. The reason why the content at the address may change without notice.</summary>
        [JsonIgnore]
        public string? Unpinned { get; init; }

        /// <summary>The address of the content, or null.</summary>
        [JsonIgnore]
        public abstract string? Address { get; }

        /// <summary>The project file with the content, which the stack uploads; or null.</summary>
        [JsonIgnore]
        public abstract LocalFile? LocalFile { get; }

        /// <summary>The SHA-256 of the content, or null if unknown.</summary>
        [JsonIgnore]
        public string? Checksum => LocalFile?.Sha256 ?? Sha256Checksum;
    }

    /// <summary>A script. It has one of <c>ScriptUri</c>, <c>Script</c> and <c>Inline</c>.</summary>
    public abstract record Scripted : Fetched
    {
        private protected Scripted()
        {
        }

        /// <summary>Optional. The address of the script.</summary>
        public string? ScriptUri { get; init; }

        /// <summary>Optional. A project file, which the stack uploads for Azure.</summary>
        public LocalFile? Script { get; init; }

        /// <summary>Optional. Commands, one per line. Every reader of the template can read them, so they must not hold secrets.</summary>
        public IReadOnlyList<string> Inline { get; init; } = [];

        /// <inheritdoc/>
        [JsonIgnore]
        public override string? Address => ScriptUri;

        /// <inheritdoc/>
        [JsonIgnore]
        public override LocalFile? LocalFile => Script;
    }

    /// <summary>A shell script on Linux.</summary>
    public sealed record Shell : Scripted;

    /// <summary>A PowerShell script on Windows.</summary>
    public sealed record PowerShell : Scripted
    {
        /// <summary>Optional. Whether the script runs with elevated rights. Default: false.</summary>
        public bool RunElevated { get; init; }

        /// <summary>Optional. Whether the script runs as LocalSystem; requires <c>RunElevated</c>. Default: false.</summary>
        public bool RunAsSystem { get; init; }

        /// <summary>Optional. The exit codes that count as success. Default: only 0.</summary>
        public IReadOnlyList<int> ValidExitCodes { get; init; } = [];
    }

    /// <summary>A restart of Windows. Customizers only.</summary>
    public sealed record WindowsRestart : Step
    {
        /// <summary>Optional. The restart command. Default: Azure's command.</summary>
        public string? RestartCommand { get; init; }

        /// <summary>Optional. A command that succeeds after the restart.</summary>
        public string? RestartCheckCommand { get; init; }

        /// <summary>Optional. The timeout of the restart, such as <c>10m</c> or <c>2h</c>. Default: <c>5m</c>.</summary>
        public string? RestartTimeout { get; init; }
    }

    /// <summary>Windows Update. Customizers only.</summary>
    public sealed record WindowsUpdate : Step
    {
        /// <summary>Optional. The search for updates, such as <c>IsInstalled=0</c>.</summary>
        public string? SearchCriteria { get; init; }

        /// <summary>Optional. The filters that include or exclude found updates.</summary>
        public IReadOnlyList<string> Filters { get; init; } = [];

        /// <summary>Optional. The maximum number of updates; 0, the default, is Azure's limit of 1,000.</summary>
        public int UpdateLimit { get; init; }
    }

    /// <summary>A file of less than 20 MB, copied to the VM. It has either <c>SourceUri</c> or <c>Source</c>.</summary>
    public sealed record File : Fetched
    {
        /// <summary>Optional. The address of the file.</summary>
        public string? SourceUri { get; init; }

        /// <summary>Optional. A project file, which the stack uploads for Azure.</summary>
        public LocalFile? Source { get; init; }

        /// <summary>Required. The path on the VM; its folder must exist.</summary>
        public required string Destination { get; init; }

        /// <inheritdoc/>
        [JsonIgnore]
        public override string? Address => SourceUri;

        /// <inheritdoc/>
        [JsonIgnore]
        public override LocalFile? LocalFile => Source;
    }
}
