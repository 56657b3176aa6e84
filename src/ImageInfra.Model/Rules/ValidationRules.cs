namespace ImageInfra.Model.Rules;

/// <summary>Every rule that validation knows.</summary>
public static class ValidationRules
{
    /// <summary>What the loader reports.</summary>
    public static ValidationRule Catalog { get; } = Error("catalog", "The catalog can't be loaded", "The message says what is wrong and what is allowed; docs/catalog.md has every key.");

    /// <summary>What the reader of settings reports.</summary>
    public static ValidationRule Settings { get; } = Error("settings", "The settings of a stack are wrong", "The message says what is wrong; docs/settings.md explains every setting.");

    internal static ValidationRule PowerShellSyntax { get; } = Error("powershell-syntax", "PowerShell does not parse", "PowerShell's own parser refuses it: the step would fail minutes into the build.");

    internal static ValidationRule ShellSyntax { get; } = Error("shell-syntax", "A shell script does not parse", "bash refuses to parse it: the step would fail minutes into the build.");

    internal static ValidationRule NotParsed { get; } = Note("script-not-parsed", "A script was not parsed", "Its syntax is not known: this machine has no parser, or it is in another language.");

    internal static ValidationRule NoRestart { get; } = Warning("no-restart-after-update", "No restart after Windows Update", "Updates that wait for a restart make generalization fail or are undone by it. Put a WindowsRestart after the last WindowsUpdate.");

    internal static ValidationRule Deprovision { get; } = Warning("own-deprovision", "A step generalizes the VM", "Azure Image Builder generalizes by itself when the customizers are done, and a VM that was generalized before is lost to it. To do it differently, leave C:\\DeprovisioningScript.ps1 or /tmp/DeprovisioningScript.sh in the image.");

    internal static ValidationRule AfterDeprovision { get; } = Error("step-after-deprovision", "A step comes after the VM was generalized", "The VM can't be reached any more, or the step undoes the generalization. Move the step before it.");

    internal static ValidationRule Sysprep { get; } = Warning("sysprep-breaker", "Something that makes sysprep fail", "An app provisioned for one user, an encrypted disk and a domain join each keep Windows from being generalized. Do it when a VM is made, or provision the app for all users.");

    internal static ValidationRule MsiExitCodes { get; } = Warning("msi-exit-codes", "An installer's wish to restart fails the build", "msiexec ends with 3010 (or 1641) when it succeeded and wants a restart. Add validExitCodes: [0, 3010, 1641], or look at the exit code in the script.");

    internal static ValidationRule NotWaited { get; } = Warning("process-not-waited", "A process without a wait", "Start-Process goes on at once: the next command, or the end of the step, comes before the process is done. Add -Wait.");

    internal static ValidationRule ExitCodeLost { get; } = Warning("exit-code-lost", "An ignored exit code", "Start-Process -Wait succeeds whatever the process ends with. Add -PassThru, and exit with its ExitCode.");

    internal static ValidationRule Restart { get; } = Warning("restart-in-script", "A script restarts the VM", "The connection of the build breaks, and the step fails or is run again. On Windows use a WindowsRestart customizer; on Linux the build can't restart.");

    internal static ValidationRule Interactive { get; } = Warning("interactive-command", "A command that asks a question", "A build has no input: the step waits until the build times out. Add the option that confirms.");

    internal static ValidationRule Piped { get; } = Warning("remote-script-piped", "A script from the network is run unseen", "What is downloaded and run changes without notice, and a failed download goes unnoticed. Use scriptUri with sha256Checksum, or check the hash before running it.");

    internal static ValidationRule NotPinned { get; } = Warning("script-not-pinned", "What Azure fetches is not pinned", "The address may hold something else tomorrow. Use a script of the project, add sha256Checksum, name a commit or a version in the address, or give the reason under unpinned.");

    internal static ValidationRule Unpinned { get; } = Note("script-unpinned", "What Azure fetches may change, for a reason", "The catalog gives the reason under unpinned. A policy with pinnedScripts still refuses it.");

    internal static ValidationRule LineEnds { get; } = Error("crlf-line-ends", "A shell script has line ends of Windows", "Linux takes the carriage return for a part of the command, or of the interpreter's name. Save the file with LF; a .gitattributes with '*.sh text eol=lf' keeps it so.");

    /// <summary>A file of the project that Azure would not take.</summary>
    public static ValidationRule FileTooLarge { get; } = Error("file-too-large", "A file is too large for Azure Image Builder", "It takes files under 20 MB. Put a larger one behind an address, and download it in a script that checks its hash.");

    internal static ValidationRule Destination { get; } = Error("destination-path", "A file's destination is no path of the operating system", "Windows wants a drive and a path such as C:\\app\\file, Linux a path such as /tmp/file.");

    internal static ValidationRule DestinationRights { get; } = Warning("destination-not-writable", "A file goes where the build's user may not write", "On Linux files are copied without root's rights. Copy to /tmp, and move the file in a Shell customizer with sudo.");

    internal static ValidationRule WindowsTimeout { get; } = Warning("windows-timeout", "A Windows build that has less than an hour", "Windows takes most of an hour to boot, generalize and replicate. Set buildTimeoutInMinutes to 60 or more; 240 is Azure's own.");

    internal static ValidationRule Generation { get; } = Warning("generation-mismatch", "Source and definition differ in generation", "An image keeps the generation of its source: Azure refuses to publish it under a definition of the other. Change the sku or hyperVGeneration.");

    internal static ValidationRule SourceOs { get; } = Error("source-os", "Source and definition differ in operating system", "The publisher has nothing for that operating system. Change the source or osType.");

    internal static ValidationRule SourceArchitecture { get; } = Warning("source-architecture", "Source or build VM and definition differ in architecture", "An Arm64 image needs an Arm64 source and a build VM with an Arm processor (a size with 'p'), and an x64 image neither.");

    internal static ValidationRule HomeRegion { get; } = Error("location-not-in-regions", "Versions are not replicated to where they are made", "Azure refuses the version when the build has ended. Add the stack's location to the regions, or leave them to the stack.");

    internal static ValidationRule Secret { get; } = Error("plain-secret", "A secret in plain text", "Readers of the repository or the template can read it. Revoke it, create a new one, and let the build VM's identity fetch it from a key vault.");

    /// <summary>A property that can't change did.</summary>
    public static ValidationRule Immutable { get; } = Error("immutable-change", "A change that replaces an image definition", "Azure can't change it: the definition, and every version under it, would have to be deleted. Give the image another name instead.");

    /// <summary>An update would delete image versions, or resources that the stack did not make.</summary>
    public static ValidationRule VersionsLost { get; } = Error("versions-lost", "An update would delete image versions", "An image version that is deleted can't be built again from the same sources. The message says what causes it; docs/stack-changes.md has each case.");

    /// <summary>An update would create a resource that exists and is not in the stack.</summary>
    public static ValidationRule ExistsAlready { get; } = Error("exists-already", "A resource exists that the stack did not create", "An update overwrites nothing that it did not create. 'imageinfra adopt' takes the resource into the stack; docs/stack-changes.md has more.");

    /// <summary>Azure was not asked.</summary>
    public static ValidationRule NotCompared { get; } = Note("not-compared", "What is deployed was not compared", "The catalog must load, and the stack must have been updated once.");

    internal static ValidationRule PolicySource { get; } = Error("policy-source", "A source that the policy does not allow", "infra/policy.yaml lists the sources that images may start from.");

    internal static ValidationRule PolicyTags { get; } = Error("policy-tags", "A tag that the policy requires is missing", "Set it on the image, or on the stack with imageinfra:tags.");

    internal static ValidationRule PolicyRegion { get; } = Error("policy-region", "A region that the policy does not allow", "infra/policy.yaml lists the regions.");

    internal static ValidationRule PolicyVmSize { get; } = Error("policy-vm-size", "A VM size that the policy does not allow", "infra/policy.yaml lists the sizes of build VMs.");

    internal static ValidationRule PolicyPinned { get; } = Error("policy-pinned", "A script or file without a checksum", "The policy wants a sha256Checksum for all that Azure fetches.");

    internal static ValidationRule PolicyTimeout { get; } = Error("policy-timeout", "A build that may take longer than the policy allows", "Lower buildTimeoutInMinutes.");

    internal static ValidationRule PolicyCustomizer { get; } = Error("policy-customizer", "A customizer that the policy requires is missing or misplaced", "infra/policy.yaml names the step and its position.");

    internal static ValidationRule PolicyValidator { get; } = Error("policy-validator", "A validator that the policy requires is missing or misplaced", "infra/policy.yaml names the step and its position.");

    /// <summary>All of them, in the order of their documentation.</summary>
    public static IReadOnlyList<ValidationRule> All { get; } =
    [
        Catalog, Settings, PowerShellSyntax, ShellSyntax, NotParsed, NoRestart, Deprovision, AfterDeprovision, Sysprep,
        MsiExitCodes, NotWaited, ExitCodeLost, Restart, Interactive, Piped, NotPinned, Unpinned, LineEnds, FileTooLarge, Destination, DestinationRights,
        WindowsTimeout, Generation, SourceOs, SourceArchitecture, HomeRegion, Secret, Immutable, VersionsLost, ExistsAlready, NotCompared, PolicySource, PolicyTags,
        PolicyRegion, PolicyVmSize, PolicyPinned, PolicyTimeout, PolicyCustomizer, PolicyValidator,
    ];

    /// <summary>The rule of an id.</summary>
    public static ValidationRule Of(string id) => All.First(r => r.Id == id);

    private static ValidationRule Error(string id, string title, string help) => new(id, Severity.Error, title, help);

    private static ValidationRule Warning(string id, string title, string help) => new(id, Severity.Warning, title, help);

    private static ValidationRule Note(string id, string title, string help) => new(id, Severity.Note, title, help);
}

/// <summary>A rule that validation knows.</summary>
/// <param name="Id">Its name in output, such as <c>no-restart-after-update</c>. Never changes.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Help">Why, and what to do.</param>
public sealed record ValidationRule(string Id, Severity Severity, string Title, string Help);
