using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads an item of <c>template.customize</c> or <c>template.validate.inVMValidations</c>.</summary>
internal static class StepReader
{
    /// <summary>The key of a script in the project.</summary>
    public const string Script = "script";

    /// <summary>The key of a file in the project.</summary>
    public const string Source = "source";

    private const string ScriptUri = "scriptUri";
    private const string SourceUri = "sourceUri";
    private const string Inline = "inline";
    private const string Checksum = "sha256Checksum";
    private const string Unpinned = "unpinned";

    /// <summary>Returns the step, or null if its type is not allowed here.</summary>
    public static Step? Read(MappingReader step, OsType? osType, LocalFileReader local)
    {
        if (Type(step, osType) is not { } type)
        {
            return null;
        }

        var name = step.Text("name");
        Step result = type switch
        {
            "Shell" => Scripted(step, local, new Step.Shell()),
            "PowerShell" => PowerShell(step, local),
            "WindowsRestart" => new Step.WindowsRestart
            {
                RestartCommand = step.Text("restartCommand"),
                RestartCheckCommand = step.Text("restartCheckCommand"),
                RestartTimeout = step.Text("restartTimeout"),
            },
            "WindowsUpdate" => new Step.WindowsUpdate
            {
                SearchCriteria = step.Text("searchCriteria"),
                Filters = step.Texts("filters"),
                UpdateLimit = step.Number("updateLimit") ?? 0,
            },
            _ => File(step, local),
        };
        step.Close();
        return result with { Name = name };
    }

    private static string? Type(MappingReader step, OsType? osType)
    {
        var type = step.Variant();
        if (type is null || osType is null || Suits(type, osType.Value))
        {
            return type;
        }

        step.Fail("type", $"'{type}' is not allowed for {osType}; expected {string.Join(", ", step.Variants.Where(a => Suits(a, osType.Value)))}");
        return null;
    }

    private static bool Suits(string type, OsType os) => type is "File" || (os is OsType.Linux) == type is "Shell";

    private static Step.Scripted Scripted(MappingReader step, LocalFileReader local, Step.Scripted script)
    {
        string[] given = [.. new[] { ScriptUri, Script, Inline }.Where(step.HasValue)];
        if (given.Length == 0)
        {
            step.Fail(ScriptUri, $"is required, or else {Script} with a project file, or {Inline} with commands");
        }

        foreach (var other in given.Skip(1))
        {
            step.Fail(other, $"is not allowed with {given[0]}; keep one of them");
        }

        return (Step.Scripted)Fetched(step, ScriptUri, given.Contains(ScriptUri), script) with
        {
            ScriptUri = step.Text(ScriptUri),
            Script = local.Read(step, Script, isScript: true),
            Inline = step.Texts(Inline),
        };
    }

    private static Step PowerShell(MappingReader step, LocalFileReader local)
    {
        var script = (Step.PowerShell)Scripted(step, local, new Step.PowerShell());
        var isElevated = step.Flag("runElevated") ?? false;
        var isSystem = step.Flag("runAsSystem") ?? false;
        if (isSystem && !isElevated)
        {
            step.Fail("runAsSystem", "requires runElevated: true");
        }

        return script with { RunElevated = isElevated, RunAsSystem = isSystem, ValidExitCodes = step.Numbers("validExitCodes") };
    }

    private static Step.File File(MappingReader step, LocalFileReader local)
    {
        var (hasUri, hasLocal) = (step.HasValue(SourceUri), step.HasValue(Source));
        if (hasUri == hasLocal)
        {
            step.Fail(
                hasUri ? Source : SourceUri,
                hasUri ? $"is not allowed with {SourceUri}; keep one of them" : $"is required for a File, or else {Source} with a project file");
        }

        return (Step.File)Fetched(step, SourceUri, hasUri, new Step.File { Destination = "" }) with
        {
            SourceUri = step.Text(SourceUri),
            Source = local.Read(step, Source, isScript: false),
            Destination = step.Text("destination") ?? "",
        };
    }

    // Content at an address has a checksum, or a reason for its absence.
    private static Step.Fetched Fetched(MappingReader step, string uriKey, bool hasUri, Step.Fetched fetched)
    {
        if (step.Has(Checksum) && !hasUri)
        {
            step.Fail(Checksum, $"is only allowed with a {uriKey}; remove it, project files and inline commands need no checksum");
        }

        if (step.Has(Unpinned) && (!hasUri || step.Has(Checksum)))
        {
            step.Fail(Unpinned, $"is only allowed with a {uriKey} and without {Checksum}; remove it");
        }

        return fetched with { Sha256Checksum = step.Text(Checksum), Unpinned = step.Text(Unpinned) };
    }
}
