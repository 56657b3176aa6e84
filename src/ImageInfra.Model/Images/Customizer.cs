using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>One step that changes the build VM (<c>properties.customize[]</c>). Steps run in order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Shell), nameof(Shell))]
[JsonDerivedType(typeof(PowerShell), nameof(PowerShell))]
[JsonDerivedType(typeof(WindowsRestart), nameof(WindowsRestart))]
[JsonDerivedType(typeof(WindowsUpdate), nameof(WindowsUpdate))]
[JsonDerivedType(typeof(File), nameof(File))]
public abstract record Customizer
{
    private Customizer()
    {
    }

    /// <summary>Optional. Shown in the customization log.</summary>
    public string? Name { get; init; }

    /// <summary>A shell script on a Linux build VM: one of <c>ScriptUri</c>, <c>Script</c> and <c>Inline</c>.</summary>
    public sealed record Shell : Customizer
    {
        /// <summary>Optional. Where Azure fetches the script from when the template is submitted.</summary>
        public string? ScriptUri { get; init; }

        /// <summary>Optional. A file of the project, which the stack uploads for Azure to fetch.</summary>
        public LocalFile? Script { get; init; }

        /// <summary>Optional. Why what is at <c>ScriptUri</c> may change without notice.</summary>
        [JsonIgnore]
        public string? Unpinned { get; init; }

        /// <summary>Optional. Commands, one a line. Readable by whoever can read the template: no secrets.</summary>
        public IReadOnlyList<string> Inline { get; init; } = [];

        /// <summary>Optional. Lower-case hex SHA-256 of the script at <c>ScriptUri</c>.</summary>
        public string? Sha256Checksum { get; init; }
    }

    /// <summary>A PowerShell script on a Windows build VM: one of <c>ScriptUri</c>, <c>Script</c> and <c>Inline</c>.</summary>
    public sealed record PowerShell : Customizer
    {
        /// <summary>Optional. Where Azure fetches the script from when the template is submitted.</summary>
        public string? ScriptUri { get; init; }

        /// <summary>Optional. A file of the project, which the stack uploads for Azure to fetch.</summary>
        public LocalFile? Script { get; init; }

        /// <summary>Optional. Why what is at <c>ScriptUri</c> may change without notice.</summary>
        [JsonIgnore]
        public string? Unpinned { get; init; }

        /// <summary>Optional. Commands, one a line. Readable by whoever can read the template: no secrets.</summary>
        public IReadOnlyList<string> Inline { get; init; } = [];

        /// <summary>Optional. Run with elevated rights. Default: false.</summary>
        public bool RunElevated { get; init; }

        /// <summary>Optional. Run as LocalSystem; needs <c>RunElevated</c>. Default: false.</summary>
        public bool RunAsSystem { get; init; }

        /// <summary>Optional. Exit codes that count as success. Default: 0 alone.</summary>
        public IReadOnlyList<int> ValidExitCodes { get; init; } = [];

        /// <summary>Optional. Lower-case hex SHA-256 of the script at <c>ScriptUri</c>.</summary>
        public string? Sha256Checksum { get; init; }
    }

    /// <summary>A restart of a Windows build VM.</summary>
    public sealed record WindowsRestart : Customizer
    {
        /// <summary>Optional. The command that restarts. Default: Azure's own.</summary>
        public string? RestartCommand { get; init; }

        /// <summary>Optional. The command that shows the VM is back.</summary>
        public string? RestartCheckCommand { get; init; }

        /// <summary>Optional. How long to wait, such as <c>10m</c> or <c>2h</c>. Default: <c>5m</c>.</summary>
        public string? RestartTimeout { get; init; }
    }

    /// <summary>Windows Update on a Windows build VM.</summary>
    public sealed record WindowsUpdate : Customizer
    {
        /// <summary>Optional. Which updates to look for.</summary>
        public string? SearchCriteria { get; init; }

        /// <summary>Optional. Which of those to include or leave out.</summary>
        public IReadOnlyList<string> Filters { get; init; } = [];

        /// <summary>Optional. How many updates at the most; 0 is Azure's default of 1,000.</summary>
        public int UpdateLimit { get; init; }
    }

    /// <summary>One file, under 20 MB, copied to the build VM: either <c>SourceUri</c> or <c>Source</c>.</summary>
    public sealed record File : Customizer
    {
        /// <summary>Optional. Where Azure fetches the file from when the template is submitted.</summary>
        public string? SourceUri { get; init; }

        /// <summary>Optional. A file of the project, which the stack uploads for Azure to fetch.</summary>
        public LocalFile? Source { get; init; }

        /// <summary>Optional. Why what is at <c>SourceUri</c> may change without notice.</summary>
        [JsonIgnore]
        public string? Unpinned { get; init; }

        /// <summary>Required. The path on the build VM; its folder must exist.</summary>
        public required string Destination { get; init; }

        /// <summary>Optional. Lower-case hex SHA-256 of the file at <c>SourceUri</c>.</summary>
        public string? Sha256Checksum { get; init; }
    }
}
