using ImageInfra.Driver.Validation;
using ImageInfra.Model.Rules;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Validation;

/// <summary>Catalog files from public reports, which lie beside the repository, or do not.</summary>
public sealed class ReportedCatalogTests
{
    private static readonly string s_folder = Path.Combine(RepositoryFiles.Root, "..", "shared", "reports", "2026-11", "catalog");

    [ReportTheory]
    [InlineData("agentoff", "guest-agent-off", false)]
    [InlineData("apps", "sysprep-breaker", false)]
    [InlineData("apps", "no-restart-after-feature", false)]
    [InlineData("deprecated", "source-end-of-life", false)]
    [InlineData("dupregion", "catalog", true)]
    [InlineData("gen-bionic", "generation-mismatch", true)]
    [InlineData("gen-debian", "generation-mismatch", true)]
    [InlineData("gen-focal", "generation-mismatch", true)]
    [InlineData("gen-jammy", "generation-mismatch", true)]
    [InlineData("gen-noblev1", "generation-mismatch", true)]
    [InlineData("gen-rhel", "generation-mismatch", true)]
    [InlineData("gen-win10", "generation-mismatch", true)]
    [InlineData("gen-win11v1", "generation-mismatch", true)]
    [InlineData("gen-ws2019c", "generation-mismatch", true)]
    [InlineData("gen-ws2022", "generation-mismatch", true)]
    [InlineData("gen-ws2025", "generation-mismatch", true)]
    [InlineData("hyperv", "no-restart-after-feature", false)]
    [InlineData("langrestart", "restart-in-script", false)]
    [InlineData("noplan", "source-plan", true)]
    [InlineData("nvmecomma", "catalog", true)]
    [InlineData("nvmegen1", "catalog", true)]
    [InlineData("nvmesize", "vm-size-controller", true)]
    [InlineData("planonly", "missing-purchase-plan", true)]
    [InlineData("sas", "plain-secret", true)]
    [InlineData("strict", "strict-mode", false)]
    [InlineData("sysprep-by-hand", "own-deprovision", false)]
    [InlineData("tlgen1", "catalog", true)]
    [InlineData("tlonly", "catalog", true)]
    [InlineData("wu-after-install", "no-restart-before-update", false)]
    [InlineData("wu-after-install", "elevated-without-system", false)]
    public async Task A_reported_file_is_refused_or_warned_about(string name, string rule, bool isError)
    {
        var findings = await CheckAsync(name);

        Assert.Contains(findings, f => f.Rule == rule && (f.Severity is Severity.Error) == isError && f.Line > 0);
    }

    /// <summary>Only Azure knows the policies of the subnet; the explanation of the failed build names them.</summary>
    [ReportTheory]
    [InlineData("plsvnet")]
    public async Task A_reported_file_without_a_visible_mistake_has_no_findings(string name) => Assert.Empty(await CheckAsync(name));

    private static async Task<IReadOnlyList<Finding>> CheckAsync(string name)
    {
        using var folder = new TemporaryDirectory();
        folder.Write("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n");
        folder.Write($"infra/images/{name}.yaml", File.ReadAllText(Path.Combine(s_folder, $"{name}.yaml")));
        var report = await new ProjectValidation([]).CheckAsync([new FactoryProject(folder.FullName, "dev")], [], default);
        return [.. report.Findings.Where(f => f.Severity is not Severity.Note)];
    }
}
