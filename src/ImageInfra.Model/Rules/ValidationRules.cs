namespace ImageInfra.Model.Rules;

/// <summary>All validation rules.</summary>
public static class ValidationRules
{
    /// <summary>The catalog can't be loaded.</summary>
    public static ValidationRule Catalog { get; } = Error("catalog", "The catalog can't be loaded", "The message has the problem and the allowed values; docs/catalog.md lists every key.");

    /// <summary>The settings of a stack are invalid.</summary>
    public static ValidationRule Settings { get; } = Error("settings", "The settings of a stack are invalid", "The message has the problem; docs/settings.md lists every setting.");

    internal static ValidationRule PowerShellSyntax { get; } = Error("powershell-syntax", "PowerShell does not parse", "PowerShell's parser rejects the script, so the step would fail during the build.");

    internal static ValidationRule ShellSyntax { get; } = Error("shell-syntax", "A shell script does not parse", "bash can't parse the script, so the step would fail during the build.");

    internal static ValidationRule NotParsed { get; } = Note("script-not-parsed", "A script was not parsed", "This machine has no parser for it, or the script is in another language.");

    internal static ValidationRule NoRestart { get; } = Warning("no-restart-after-update", "No restart after Windows Update", "Updates with a pending restart make the generalization fail, or it undoes them. Add a WindowsRestart after the last WindowsUpdate.");

    internal static ValidationRule NoRestartBefore { get; } = Warning("no-restart-before-update", "Windows Update runs while a restart may be pending", "Windows Update refuses to install (0x80240016) while another installation waits for a restart. Add a WindowsRestart before the WindowsUpdate.");

    internal static ValidationRule NoRestartAfterFeature { get; } = Warning("no-restart-after-feature", "No restart after a change of Windows features", "A pending restart makes the generalization hang until the build times out. Add a WindowsRestart after the step.");

    internal static ValidationRule AgentOff { get; } = Warning("guest-agent-off", "A step turns off the Azure guest agent", "The generalization waits for the agent until the build times out, and VMs of the image can't report that they started. Leave the agent as it is.");

    internal static ValidationRule NotAsSystem { get; } = Warning("elevated-without-system", "An elevated step may hang on Windows client", "On client editions of Windows, PowerShell that runs elevated as the build user may wait forever. Set runAsSystem: true beside runElevated: true.");

    internal static ValidationRule StrictMode { get; } = Warning("strict-mode", "Strict mode makes a good script fail", "Image Builder's wrapper reads $LastExitCode after the script. In strict mode that fails if no program set it. Set $global:LASTEXITCODE = 0 in the script.");

    internal static ValidationRule Deprovision { get; } = Warning("own-deprovision", "A step generalizes the VM", "Azure Image Builder generalizes the VM after the customizers, and can't reach a VM that was generalized before. To change its commands, write C:\\DeprovisioningScript.ps1 or /tmp/DeprovisioningScript.sh on the VM.");

    internal static ValidationRule AfterDeprovision { get; } = Error("step-after-deprovision", "A step runs after the VM was generalized", "Azure can't reach the VM any more, or the step undoes the generalization. Move the step before the generalization.");

    internal static ValidationRule Sysprep { get; } = Warning("sysprep-breaker", "A command makes sysprep fail", "Windows can't be generalized with an app that is installed for one user, with an encrypted disk, or in a domain. Do this when a VM is created, or provision the app for all users.");

    internal static ValidationRule MsiExitCodes { get; } = Warning("msi-exit-codes", "An installer's restart code fails the build", "msiexec exits with 3010 (or 1641) after a success that requires a restart. Add validExitCodes: [0, 3010, 1641], or check the exit code in the script.");

    internal static ValidationRule NotWaited { get; } = Warning("process-not-waited", "A process without a wait", "Start-Process does not wait: the next command runs, or the step ends, before the process ends. Add -Wait.");

    internal static ValidationRule ExitCodeLost { get; } = Warning("exit-code-lost", "An ignored exit code", "Start-Process -Wait ignores the exit code of the process. Add -PassThru, and exit with its ExitCode.");

    internal static ValidationRule Restart { get; } = Warning("restart-in-script", "A script restarts the VM", "The connection to the VM breaks, and the step fails or runs again. On Windows, use a WindowsRestart customizer. On Linux, a build can't restart the VM.");

    internal static ValidationRule Interactive { get; } = Warning("interactive-command", "A command waits for input", "A build has no input, so the step waits until the build times out. Add the option that confirms.");

    internal static ValidationRule Piped { get; } = Warning("remote-script-piped", "A downloaded script runs without a check", "Downloaded code may change without notice, and a failed download stays undetected. Use scriptUri with sha256Checksum, or check the hash before running the script.");

    internal static ValidationRule NotPinned { get; } = Warning("script-not-pinned", "Fetched content is not pinned", "The content at the address may change. Use a project file, add a sha256Checksum, use an address with a commit or version, or add the reason under unpinned.");

    internal static ValidationRule Unpinned { get; } = Note("script-unpinned", "Fetched content may change, with a reason", "The catalog has the reason under unpinned. A policy with pinnedScripts still rejects it.");

    internal static ValidationRule LineEnds { get; } = Error("crlf-line-ends", "A shell script has Windows line endings", "Linux reads the carriage return as part of the command, or of the interpreter's name. Save the file with LF, and add '*.sh text eol=lf' to .gitattributes.");

    /// <summary>A project file exceeds Azure's size limit.</summary>
    public static ValidationRule FileTooLarge { get; } = Error("file-too-large", "A file is too large for Azure Image Builder", "The limit is 20 MB. Publish a larger file at an address, and download it in a script that checks its hash.");

    internal static ValidationRule Destination { get; } = Error("destination-path", "A file's destination is not a path of the operating system", "Windows needs a drive and a path, such as C:\\app\\file. Linux needs a path such as /tmp/file.");

    internal static ValidationRule DestinationRights { get; } = Warning("destination-not-writable", "The build user can't write to a file's destination", "On Linux, the build user is not root. Copy the file to /tmp, and move it in a Shell customizer with sudo.");

    internal static ValidationRule WindowsTimeout { get; } = Warning("windows-timeout", "A Windows build has less than an hour", "Windows takes most of an hour to boot, generalize and replicate. Set buildTimeoutInMinutes to 60 or more; Azure's default is 240.");

    internal static ValidationRule Generation { get; } = Error("generation-mismatch", "Source and definition differ in generation", "An image has the generation of its source, and Azure can't publish it under a definition of another generation. Change the sku or hyperVGeneration; the generation of a definition can't change later. A warning if only the name of the sku tells its generation.");

    internal static ValidationRule SourceSku { get; } = Warning("source-sku", "A known offer has no such sku", "The sku may be misspelled. 'az vm image list-skus --location REGION --publisher P --offer O' lists the skus of an offer.");

    internal static ValidationRule SourcePlan { get; } = Error("source-plan", "A source with a purchase plan lacks planInfo", "Azure refuses the build VM. Add template.source.planInfo, and accept the terms: az vm image terms accept --urn URN. A warning if only the publisher suggests a plan.");

    internal static ValidationRule PurchasePlan { get; } = Error("missing-purchase-plan", "The definition lacks the purchase plan of its source", "VMs of the image need the plan, and a definition can't get one later. Add definition.purchasePlan with the values of the source's planInfo.");

    internal static ValidationRule EndOfLife { get; } = Warning("source-end-of-life", "The source is out of support", "It gets no more security updates, and Azure deprecates such images and old versions. Move to a supported release, and use the version latest.");

    internal static ValidationRule VmSizeGeneration { get; } = Error("vm-size-generation", "The build VM can't boot the image's generation", "Azure refuses the build VM. Choose a size that boots the generation.");

    internal static ValidationRule VmSizeController { get; } = Error("vm-size-controller", "The build VM can't boot from the image's disk controllers", "Sizes of v6 and later have NVMe disks only. The definition of the image, and of its base, needs the feature DiskControllerTypes with NVMe, and generation V2.");

    internal static ValidationRule SourceOs { get; } = Error("source-os", "Source and definition differ in operating system", "The publisher has no images of that operating system. Change the source or osType.");

    internal static ValidationRule SourceArchitecture { get; } = Error("source-architecture", "Source or build VM and definition differ in architecture", "An Arm64 image needs an Arm64 source and a build VM with an Arm processor (a size with 'p'), and an x64 image needs an x64 source and an x64 build VM. A warning if only the name tells the architecture.");

    internal static ValidationRule SecurityType { get; } = Warning("security-type", "Source and definition differ in security type", "The definition promises VMs that the source was not published for, so they may not start. Change the feature SecurityType, or the source.");

    internal static ValidationRule AzureEdition { get; } = Warning("azure-edition-vhd", "An Azure edition of Windows Server is written to a VHD", "Its license allows Azure and Azure Local only. Remove the VHD distributor, or use the sku without azure-edition.");

    internal static ValidationRule Recommendation { get; } = Warning("recommended-size", "No known VM size fits the recommendation", "Azure shows the recommendation to those who create VMs. Memory is in GB. Change definition.recommended.");

    internal static ValidationRule SourceMissing { get; } = Error("source-missing", "Azure has no such marketplace image in the region", "The build would fail. Images differ by region and by cloud: az vm image list --all --location REGION --publisher P --offer O lists them. Only with --online.");

    internal static ValidationRule VmSizeMissing { get; } = Error("vm-size-missing", "The size of the build VM is not available", "Sizes differ by region and by subscription. Choose another size or region. Only with --online.");

    internal static ValidationRule Quota { get; } = Error("quota", "The quota is too low for the build VM", "Azure refuses the build VM while the quota lacks vCPUs. A warning if only the VMs of the moment use it up. Only with --online.");

    /// <summary>Azure could not be asked.</summary>
    public static ValidationRule NotAsked { get; } = Error("not-asked", "Azure was not asked", "The message has the reason. Everything else was checked. Only with --online.");

    internal static ValidationRule HomeRegion { get; } = Error("location-not-in-regions", "Target regions lack the location of the stack", "Azure rejects the version at the end of the build. Add the location of the stack to the regions, or remove the regions so that those of the stack apply.");

    internal static ValidationRule UnknownRegion { get; } = Error("unknown-region", "A region is not known", "Azure refuses an unknown region, in some places only after the build. A warning if it may be a new region.");

    internal static ValidationRule Secret { get; } = Error("plain-secret", "A secret is in plain text", "Readers of the repository or the template can read the secret. Revoke it, create a new one, and let the build VM's identity read it from a key vault. docs/secrets.md lists every kind.");


    /// <summary>A private file that an image would upload.</summary>
    public static ValidationRule PrivateFile { get; } = Error("private-file", "A private file is uploaded", "The image would contain the file. Use another file, or allow it in the image's file with a reason.");

    internal static ValidationRule Allowed { get; } = Note("allowed-finding", "An allowed finding", "The image's file gives the reason under allow.");

    internal static ValidationRule UnusedAllowance { get; } = Warning("unused-allowance", "An item of allow matches no finding", "The finding was fixed or has moved. Remove the item, or correct it.");

    /// <summary>An immutable property of a deployed definition changed.</summary>
    public static ValidationRule Immutable { get; } = Error("immutable-change", "A change replaces an image definition", "Azure can't change the property without deleting the definition and all its versions. Give the image another name instead.");

    /// <summary>An update would delete image versions, or resources that the stack did not make.</summary>
    public static ValidationRule VersionsLost { get; } = Error("versions-lost", "An update would delete image versions", "A deleted image version can't be built again from the same sources. The message has the cause; docs/stack-changes.md lists the cases.");

    /// <summary>An update would create a resource that already exists outside the stack.</summary>
    public static ValidationRule ExistsAlready { get; } = Error("exists-already", "A resource exists outside the stack", "An update does not overwrite resources that the stack did not create. 'imageinfra adopt' adds the resource to the stack; see docs/stack-changes.md.");

    /// <summary>The catalog was not compared with Azure.</summary>
    public static ValidationRule NotCompared { get; } = Note("not-compared", "The catalog was not compared with Azure", "A comparison needs a valid catalog, and a stack that was updated once.");

    internal static ValidationRule PolicySource { get; } = Error("policy-source", "The policy does not allow a source", "infra/policy.yaml lists the allowed sources.");

    internal static ValidationRule PolicyTags { get; } = Error("policy-tags", "A required tag is missing", "Add it to the image, or to imageinfra:tags of the stack; for the resources of the build, to template.managedResourceTags, or for all images to managedResourceTags of \"*\" in imageinfra:overrides.");

    internal static ValidationRule PolicyRegion { get; } = Error("policy-region", "The policy does not allow a region", "infra/policy.yaml lists the allowed regions.");

    internal static ValidationRule PolicyVmSize { get; } = Error("policy-vm-size", "The policy does not allow a VM size", "infra/policy.yaml lists the allowed sizes of build VMs.");

    internal static ValidationRule PolicyPinned { get; } = Error("policy-pinned", "A script or file has no checksum", "The policy requires a sha256Checksum for all content that Azure fetches.");

    internal static ValidationRule PolicyTimeout { get; } = Error("policy-timeout", "The build timeout exceeds the maximum of the policy", "Lower buildTimeoutInMinutes.");

    internal static ValidationRule PolicyCustomizer { get; } = Error("policy-customizer", "A required customizer is missing or misplaced", "infra/policy.yaml has the step and its position.");

    internal static ValidationRule PolicyValidator { get; } = Error("policy-validator", "A required validator is missing or misplaced", "infra/policy.yaml has the step and its position.");

    /// <summary>All rules, in the order of the documentation.</summary>
    public static IReadOnlyList<ValidationRule> All { get; } =
    [
        Catalog, Settings, PowerShellSyntax, ShellSyntax, NotParsed, NoRestart, NoRestartBefore, NoRestartAfterFeature, AgentOff, NotAsSystem, StrictMode, Deprovision, AfterDeprovision, Sysprep,
        MsiExitCodes, NotWaited, ExitCodeLost, Restart, Interactive, Piped, NotPinned, Unpinned, LineEnds, FileTooLarge, Destination, DestinationRights,
        WindowsTimeout, Generation, SourceOs, SourceArchitecture, SourceSku, SourcePlan, PurchasePlan, EndOfLife,
        SecurityType, AzureEdition, VmSizeGeneration, VmSizeController, Recommendation, SourceMissing, VmSizeMissing, Quota, NotAsked, HomeRegion, UnknownRegion, Secret, PrivateFile, Allowed, UnusedAllowance, Immutable, VersionsLost, ExistsAlready, NotCompared, PolicySource, PolicyTags,
        PolicyRegion, PolicyVmSize, PolicyPinned, PolicyTimeout, PolicyCustomizer, PolicyValidator,
    ];

    /// <summary>Returns the rule with an id.</summary>
    public static ValidationRule Of(string id) => All.First(r => r.Id == id);

    private static ValidationRule Error(string id, string title, string help) => new(id, Severity.Error, title, help);

    private static ValidationRule Warning(string id, string title, string help) => new(id, Severity.Warning, title, help);

    private static ValidationRule Note(string id, string title, string help) => new(id, Severity.Note, title, help);
}

/// <summary>A validation rule.</summary>
/// <param name="Id">The id in output, such as <c>no-restart-after-update</c>. It never changes.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Title">The problem, in a few words.</param>
/// <param name="Help">The reason and the next step.</param>
public sealed record ValidationRule(string Id, Severity Severity, string Title, string Help);
