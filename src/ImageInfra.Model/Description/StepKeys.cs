namespace ImageInfra.Model.Description;

/// <summary>The keys of customizers and validators.</summary>
internal static class StepKeys
{
    private static readonly KeyDescription s_name = new("name", KeyRules.Free, "The name in the build log.") { Example = "update-packages" };
    private static readonly KeyDescription s_scriptUri = new("scriptUri", KeyRules.Https, "The address from which Azure fetches the script when the template is created. Use one of scriptUri, script and inline.") { Example = "https://example.com/setup" };
    private static readonly KeyDescription s_script = new("script", KeyRules.Free, "A script of this project, relative to the folder of this file. The stack uploads it. Use one of scriptUri, script and inline.") { Example = "scripts/install" };
    private static readonly KeyDescription s_unpinned = new("unpinned", KeyRules.Free, "The reason why the content has no checksum and may change without notice. `pinnedScripts` of a policy does not accept it.") { DefaultText = "`validate` warns if the address has no commit or version", Example = "the vendor serves only the newest version" };
    private static readonly KeyDescription s_inline = new("inline", KeyRules.Texts, "Commands, one per line. Every reader of the template can read them, so they must not hold secrets.") { Example = "[echo hello]" };
    private static readonly KeyDescription s_checksum = new("sha256Checksum", KeyRules.Sha256, "The SHA-256 of the content, as sha256sum prints it.") { DefaultText = "not checked", Example = new('0', 64) };

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
        new("runElevated", new KeyType.Flag(), "Whether the script runs with elevated rights.") { Default = "false", Example = "true" },
        new("runAsSystem", new KeyType.Flag(), "Whether the script runs as LocalSystem; requires runElevated.") { Default = "false", Example = "true" },
        new("validExitCodes", new KeyType.List(new KeyType.Number()), "The exit codes that count as success.") { DefaultText = "only 0", Example = "[0, 3010]" })
    {
        Description = "A PowerShell script, on Windows.",
    };

    private static readonly MappingKeys s_file = new(
        "File",
        "for a File",
        s_name,
        new("sourceUri", KeyRules.Https, "The address from which Azure fetches the file when the template is created. Use either sourceUri or source.") { Example = "https://example.com/app.conf" },
        new("source", KeyRules.Free, "A file of this project, relative to the folder of this file. The stack uploads it. Use either sourceUri or source.") { Example = "files/app.conf" },
        new("destination", KeyRules.Free, "The path on the VM; its folder must exist. On Linux, a path below /tmp.") { IsRequired = true, Example = "/tmp/app.conf" },
        s_checksum,
        s_unpinned)
    {
        Description = "A file of less than 20 MB.",
    };

    /// <summary>The customizers, without fragments.</summary>
    public static KeyType.Union PlainCustomizers { get; } = new("type", s_shell, s_powerShell, Restart, Update, s_file);

    /// <summary>The validators, without fragments.</summary>
    public static KeyType.Union PlainValidators { get; } = new("type", s_shell, s_powerShell, s_file);

    /// <summary>The use of a fragment, in place of a step.</summary>
    public static MappingKeys Use { get; } = new(
        "use",
        "",
        new("use", KeyRules.Free, "The name of the fragment: a file in `infra/fragments`, or else a shipped fragment.") { IsRequired = true, Example = "windows-update" },
        new KeyDescription("with", new KeyType.Map(new KeyType.Scalar()), "The parameters of the fragment.") { DefaultText = "the defaults of the parameters" })
    {
        Description = "Inserts the steps of a fragment: its customizers, or its validators under inVMValidations.",
    };

    public static KeyType.Union Customizers { get; } = PlainCustomizers with { Instead = Use };

    public static KeyType.Union Validators { get; } = PlainValidators with { Instead = Use };

    private static MappingKeys Restart => new(
        "WindowsRestart",
        "",
        s_name,
        new("restartCommand", KeyRules.Free, "The restart command.") { DefaultText = "Azure's command", Example = "shutdown /r /f /t 0" },
        new("restartCheckCommand", KeyRules.Free, "A command that succeeds after the restart.") { DefaultText = "none", Example = "powershell -command hostname" },
        new("restartTimeout", KeyRules.Duration, "The timeout of the restart.") { Default = "5m", Example = "30m" })
    {
        Description = "A restart, on Windows.",
    };

    private static MappingKeys Update => new(
        "WindowsUpdate",
        "",
        s_name,
        new("searchCriteria", KeyRules.Free, "The search for updates.") { DefaultText = "all", Example = "IsInstalled=0" },
        new("filters", KeyRules.Texts, "The filters that include or exclude found updates.") { DefaultText = "all", Example = "[\"include:$true\"]" },
        new("updateLimit", new KeyType.Number(0), "The maximum number of updates; 0 is Azure's limit of 1,000.") { Default = "0", Example = "40" })
    {
        Description = "Windows Update.",
    };
}
