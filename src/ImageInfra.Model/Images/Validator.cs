using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>One check of the image that was built (<c>properties.validate.inVMValidations[]</c>), on a VM made from it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Shell), nameof(Shell))]
[JsonDerivedType(typeof(PowerShell), nameof(PowerShell))]
[JsonDerivedType(typeof(File), nameof(File))]
public abstract record Validator
{
    private Validator()
    {
    }

    /// <summary>Optional. Shown in the validation log.</summary>
    public string? Name { get; init; }

    /// <summary>A shell script on a Linux validation VM: one of <c>ScriptUri</c>, <c>Script</c> and <c>Inline</c>.</summary>
    public sealed record Shell : Validator
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

    /// <summary>A PowerShell script on a Windows validation VM: one of <c>ScriptUri</c>, <c>Script</c> and <c>Inline</c>.</summary>
    public sealed record PowerShell : Validator
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

    /// <summary>One file, under 20 MB, copied to the validation VM: either <c>SourceUri</c> or <c>Source</c>.</summary>
    public sealed record File : Validator
    {
        /// <summary>Optional. Where Azure fetches the file from when the template is submitted.</summary>
        public string? SourceUri { get; init; }

        /// <summary>Optional. A file of the project, which the stack uploads for Azure to fetch.</summary>
        public LocalFile? Source { get; init; }

        /// <summary>Optional. Why what is at <c>SourceUri</c> may change without notice.</summary>
        [JsonIgnore]
        public string? Unpinned { get; init; }

        /// <summary>Required. The path on the validation VM; its folder must exist.</summary>
        public required string Destination { get; init; }

        /// <summary>Optional. Lower-case hex SHA-256 of the file at <c>SourceUri</c>.</summary>
        public string? Sha256Checksum { get; init; }
    }
}
