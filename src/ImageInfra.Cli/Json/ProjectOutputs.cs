using System.ComponentModel;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of <c>init</c>.</summary>
internal sealed record InitOutput(
    [property: Description("The name of the project.")] string Project,
    [property: Description("The first image.")] string Image,
    [property: Description("The files that were written, relative to the folder.")] IReadOnlyList<string> Files);

/// <summary>The JSON of <c>new</c>.</summary>
internal sealed record NewImageOutput(
    [property: Description("The image.")] string Image,
    [property: Description("The file that was written.")] string File);

/// <summary>The JSON of <c>export --output</c>.</summary>
internal sealed record ExportOutput(
    [property: Description("The image.")] string Image,
    [property: Description("The file that was written.")] string File);

/// <summary>The JSON of <c>rehearse</c>.</summary>
internal sealed record RehearsalOutput(
    [property: Description("The duration of the rehearsal on this machine.")] double ElapsedSeconds,
    [property: Description("Its duration on the clock of the simulated Azure.")] double SimulatedSeconds,
    [property: Description("The versions before the last step, which deletes them.")] IReadOnlyList<VersionOutput> Versions);

/// <summary>The JSON of <c>store export</c>.</summary>
internal sealed record StoreExportOutput(
    [property: Description("The number of documents that were written.")] int Documents,
    [property: Description("The number of damaged documents, which were omitted.")] int Damaged,
    [property: Description("The file that was written.")] string File);

/// <summary>The JSON of <c>store import</c>.</summary>
internal sealed record StoreImportOutput(
    [property: Description("The number of documents that were written.")] int Written,
    [property: Description("The number of documents that the store had already.")] int Same,
    [property: Description("The number of documents that differ from the backup; those of the store were kept.")] int Kept);
