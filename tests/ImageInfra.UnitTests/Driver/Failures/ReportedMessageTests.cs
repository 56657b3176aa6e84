using ImageInfra.Driver.Failures;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Failures;

/// <summary>Failure texts from public reports, which lie beside the repository, or do not.</summary>
public sealed class ReportedMessageTests
{
    private static readonly string s_folder = Path.Combine(RepositoryFiles.Root, "..", "shared", "reports", "2026-11", "azure-messages");

    [ReportTheory]
    [InlineData("c01-plan-not-provided", "plan-missing", false)]
    [InlineData("c02-nvme-size", "size-lacks-controller", false)]
    [InlineData("c03-nvme-image", "image-lacks-controller", false)]
    [InlineData("c04-state-complete-loop", "sysprep-stuck", false)]
    [InlineData("c05-deprecated", "image-deprecated", false)]
    [InlineData("c06-gallery-after-good-sysprep", "distribution-failed", true)]
    [InlineData("c07-confidential-home", "confidential-home-region", false)]
    [InlineData("c08-cmk-des", "encryption-set-differs", false)]
    [InlineData("c10-cross-tenant", "cross-tenant", false)]
    [InlineData("c10b-linked-identity", "identity-assign", false)]
    [InlineData("c11-key-auth", "storage-key-of-staging", false)]
    [InlineData("c12-storage-firewall", "storage-forbidden", false)]
    [InlineData("c13-private-link-policies", "private-link-policies", false)]
    [InlineData("c14-policy-in-log", "policy", false)]
    [InlineData("c15-dist-type", "template-invalid", false)]
    [InlineData("c17-region-internal", "replication-failed", true)]
    [InlineData("c18-property-change", "version-exists", false)]
    [InlineData("c19-exit-16001", "script-exit", false)]
    [InlineData("c20-sysprep-dll", "sysprep-agent-library", false)]
    [InlineData("c21-aib-generation", "definition-differs", false)]
    [InlineData("c22-tlsupported-source", "security-type-source", false)]
    [InlineData("c23-tl-only", "security-type-only", false)]
    [InlineData("c25-basic-ip", "resource-limit", false)]
    [InlineData("c26-apt", "package-lock", true)]
    [InlineData("c27-identity-required", "identity-required", false)]
    [InlineData("c28-wu-exit", "update-terminated", true)]
    [InlineData("c29-no-agent-generalise", "sysprep-agent-wait", false)]
    [InlineData("c30-appx", "sysprep-app-package", false)]
    [InlineData("c32-cis-ssh", "vm-unreachable", false)]
    [InlineData("c33-overconstrained", "allocation-failed", true)]
    [InlineData("c33b-overconstrained-code", "allocation-failed", true)]
    [InlineData("c34-total-cores", "core-quota", false)]
    [InlineData("c35-old-core-limit", "core-quota", false)]
    [InlineData("c36-size", "size-unavailable", false)]
    [InlineData("c37-strictmode", "strict-exit-code", false)]
    [InlineData("c38-restart-needed", "sysprep-restart-pending", false)]
    [InlineData("c39-wu-pending", "update-not-allowed", false)]
    [InlineData("c40-elevated-hang", "elevated-hang", false)]
    public void A_reported_text_is_explained(string name, string rule, bool isRetryHelpful)
    {
        var parts = File.ReadAllText(Path.Combine(s_folder, $"{name}.txt")).Split("---LOG---\n");

        var explanation = new FailureClassifier().Explain(new(parts[0].Trim(), parts.ElementAtOrDefault(1)));

        Assert.Equal((rule, isRetryHelpful), (explanation.Rule, explanation.IsRetryHelpful));
    }
}
