using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>
/// One step of a build: a customizer, which changes the build VM (<c>properties.customize[]</c>), or a validator, which checks a VM
/// made from the image (<c>properties.validate.inVMValidations[]</c>). Steps run in order. Azure has no validator that restarts or
/// updates Windows.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Shell), nameof(Shell))]
[JsonDerivedType(typeof(PowerShell), nameof(PowerShell))]
[JsonDerivedType(typeof(WindowsRestart), nameof(WindowsRestart))]
[JsonDerivedType(typeof(WindowsUpdate), nameof(WindowsUpdate))]
[JsonDerivedType(typeof(File), nameof(File))]
#pragma warning disable CA1716 // a keyword in Visual Basic only; Azure and the catalog call it a step
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

    /// <summary>A step that Azure fetches content for when the template is submitted.</summary>
    public abstract record Fetched : Step
    {
        private protected Fetched()
        {
        }

        /// <summary>Optional. Lower-case hex SHA-256 of the content at the address.</summary>
        public string? Sha256Checksum { get; init; }

        /// <summary>Optional. Why the content at the address may change without notice.</summary>
        [JsonIgnore]
        public string? Unpinned { get; init; }

        /// <summary>The address that the catalog names, or null.</summary>
        [JsonIgnore]
        public abstract string? Address { get; }

        /// <summary>The file of the project, which the stack uploads, or null.</summary>
        [JsonIgnore]
        public abstract LocalFile? LocalFile { get; }

        /// <summary>The SHA-256 of the content, or null where it is not known.</summary>
        [JsonIgnore]
        public string? Checksum => LocalFile?.Sha256 ?? Sha256Checksum;
    }

    /// <summary>A script: one of <c>ScriptUri</c>, <c>Script</c> and <c>Inline</c>.</summary>
    public abstract record Scripted : Fetched
    {
        private protected Scripted()
        {
        }

        /// <summary>Optional. The address of the script.</summary>
        public string? ScriptUri { get; init; }

        /// <summary>Optional. A file of the project, which the stack uploads for Azure to fetch.</summary>
        public LocalFile? Script { get; init; }

        /// <summary>Optional. Commands, one a line. Readers of the template can read them: no secrets.</summary>
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
        /// <summary>Optional. Run with elevated rights. Default: false.</summary>
        public bool RunElevated { get; init; }

        /// <summary>Optional. Run as LocalSystem; needs <c>RunElevated</c>. Default: false.</summary>
        public bool RunAsSystem { get; init; }

        /// <summary>Optional. Exit codes that count as success. Default: 0 alone.</summary>
        public IReadOnlyList<int> ValidExitCodes { get; init; } = [];
    }

    /// <summary>A restart of Windows. Customizers only.</summary>
    public sealed record WindowsRestart : Step
    {
        /// <summary>Optional. The command that restarts. Default: Azure's own.</summary>
        public string? RestartCommand { get; init; }

        /// <summary>Optional. The command that shows that the VM is back.</summary>
        public string? RestartCheckCommand { get; init; }

        /// <summary>Optional. How long to wait, such as <c>10m</c> or <c>2h</c>. Default: <c>5m</c>.</summary>
        public string? RestartTimeout { get; init; }
    }

    /// <summary>Windows Update. Customizers only.</summary>
    public sealed record WindowsUpdate : Step
    {
        /// <summary>Optional. Which updates to search for.</summary>
        public string? SearchCriteria { get; init; }

        /// <summary>Optional. Which of those to include or exclude.</summary>
        public IReadOnlyList<string> Filters { get; init; } = [];

        /// <summary>Optional. The maximum number of updates; 0 is Azure's default of 1,000.</summary>
        public int UpdateLimit { get; init; }
    }

    /// <summary>One file, under 20 MB, copied to the VM: either <c>SourceUri</c> or <c>Source</c>.</summary>
    public sealed record File : Fetched
    {
        /// <summary>Optional. The address of the file.</summary>
        public string? SourceUri { get; init; }

        /// <summary>Optional. A file of the project, which the stack uploads for Azure to fetch.</summary>
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
