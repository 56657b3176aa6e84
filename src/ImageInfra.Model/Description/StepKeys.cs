namespace ImageInfra.Model.Description;

/// <summary>The keys of customizers and validators.</summary>
internal static class StepKeys
{
    private static readonly KeyDescription s_name = new("name", KeyRules.Free, "Shown in the log.") { Example = "update-packages" };
    private static readonly KeyDescription s_scriptUri = new("scriptUri", KeyRules.Https, "Where Azure fetches the script from when the template is made. One of this, script and inline.") { Example = "https://example.com/setup" };
    private static readonly KeyDescription s_script = new("script", KeyRules.Free, "A script of this project, from this file's folder; the stack uploads it. One of this, scriptUri and inline.") { Example = "scripts/install" };
    private static readonly KeyDescription s_unpinned = new("unpinned", KeyRules.Free, "Why what is fetched has no checksum and may change without notice. A policy's pinnedScripts does not take it.") { Otherwise = "validate warns where the address names no commit or version", Example = "the vendor serves the newest alone" };
    private static readonly KeyDescription s_inline = new("inline", KeyRules.Texts, "Commands, one a line. Anybody who can read the template can read them: no secrets.") { Example = "[echo hello]" };
    private static readonly KeyDescription s_checksum = new("sha256Checksum", KeyRules.Sha256, "Of what is fetched, as sha256sum prints it.") { Otherwise = "not checked", Example = new('0', 64) };

    private static readonly MappingKeys s_shell = new("Shell", "", s_name, s_scriptUri, s_script, s_inline, s_checksum, s_unpinned)
    {
        Description = "A shell script, on Linux.",
    };

    private static readonly MappingKeys s_powerShell = new(
        "PowerShell",
        "",
        s_name,
        s_scriptUri,
        s_script,
        s_inline,
        s_checksum,
        s_unpinned,
        new("runElevated", new KeyType.Flag(), "With elevated rights.") { Default = "false", Example = "true" },
        new("runAsSystem", new KeyType.Flag(), "As LocalSystem; needs runElevated.") { Default = "false", Example = "true" },
        new("validExitCodes", new KeyType.List(new KeyType.Number()), "The exit codes that count as success.") { Otherwise = "0 alone", Example = "[0, 3010]" })
    {
        Description = "A PowerShell script, on Windows.",
    };

    private static readonly MappingKeys s_file = new(
        "File",
        "for a File",
        s_name,
        new("sourceUri", KeyRules.Https, "Where Azure fetches the file from when the template is made. Either this or source.") { Example = "https://example.com/app.conf" },
        new("source", KeyRules.Free, "A file of this project, from this file's folder; the stack uploads it. Either this or sourceUri.") { Example = "files/app.conf" },
        new("destination", KeyRules.Free, "The path on the VM; its folder must exist. On Linux below /tmp.") { IsRequired = true, Example = "/tmp/app.conf" },
        s_checksum,
        s_unpinned)
    {
        Description = "One file, under 20 MB.",
    };

    /// <summary>Customizers that are written out.</summary>
    public static KeyType.Union PlainCustomizers { get; } = new("type", s_shell, s_powerShell, Restart, Update, s_file);

    /// <summary>Validators that are written out.</summary>
    public static KeyType.Union PlainValidators { get; } = new("type", s_shell, s_powerShell, s_file);

    /// <summary>A fragment, in the place of steps.</summary>
    public static MappingKeys Use { get; } = new(
        "use",
        "",
        new("use", KeyRules.Free, "The fragment: a file in `infra/fragments`, or else a shipped one.") { IsRequired = true, Example = "windows-update" },
        new KeyDescription("with", new KeyType.Map(new KeyType.Scalar()), "Its parameters.") { Otherwise = "its defaults" })
    {
        Description = "The steps of a fragment, in this place: its customizers, or among the checks its validators.",
    };

    public static KeyType.Union Customizers { get; } = PlainCustomizers with { Instead = Use };

    public static KeyType.Union Validators { get; } = PlainValidators with { Instead = Use };

    private static MappingKeys Restart => new(
        "WindowsRestart",
        "",
        s_name,
        new("restartCommand", KeyRules.Free, "The command that restarts.") { Otherwise = "Azure's own", Example = "shutdown /r /f /t 0" },
        new("restartCheckCommand", KeyRules.Free, "The command that shows that the VM is back.") { Otherwise = "none", Example = "powershell -command hostname" },
        new("restartTimeout", KeyRules.Duration, "How long to wait for it.") { Default = "5m", Example = "30m" })
    {
        Description = "A restart, on Windows.",
    };

    private static MappingKeys Update => new(
        "WindowsUpdate",
        "",
        s_name,
        new("searchCriteria", KeyRules.Free, "Which updates to look for.") { Otherwise = "all", Example = "IsInstalled=0" },
        new("filters", KeyRules.Texts, "Which of those to include or leave out.") { Otherwise = "all", Example = "[\"include:$true\"]" },
        new("updateLimit", new KeyType.Number(0), "How many at the most; 0 is Azure's own 1,000.") { Default = "0", Example = "40" })
    {
        Description = "Windows Update.",
    };
}
