using System.Text;
using System.Text.RegularExpressions;

namespace ImageInfra.Model.Secrets;

/// <summary>Patterns for keys and tokens with a recognizable format, in any context.</summary>
internal static partial class TokenPatterns
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const string EncodedBegin = "LS0tLS1CRUdJTi";

    private static readonly char[] s_digits = [.. "0123456789"];

    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new("github-token", "a GitHub token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"], GitHub),
        new("gitlab-token", "a GitLab token", ["glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glsoat-", "glft-", "glimt-", "glagent-", "gloas-", "GR1348941"], GitLab),
        new("slack-token", "a Slack token", ["xox", "xapp-"], Slack),
        new("slack-webhook", "the address of a Slack webhook", ["hooks.slack.com"], SlackWebhook),
        new("teams-webhook", "the address of a Teams webhook", ["webhook.office.com"], TeamsWebhook),
        new("discord-webhook", "the address of a Discord webhook", ["/api/webhooks/"], DiscordWebhook),
        new("azure-devops-token", "an Azure DevOps token", ["AZDO"], AzureDevOps),
        new("azure-devops-token", "an Azure DevOps token", [], OldAzureDevOps) { IsSecret = value => value.Any(char.IsAsciiDigit) },
        new("azure-client-secret", "a client secret of Entra ID", [.. s_digits.Select(d => $"{d}Q~")], EntraSecret),
        new("azure-key", "a storage or service key", ["+ASt", "+ABa", "ACDb", "+AEh", "+ASb", "+ARm", "+ACR", "AzFu", "AzSe", "AzCa", "JQQJ99"], AzureKey),
        new("aws-key", "an access key of AWS", ["AKIA", "ASIA", "ABIA", "ACCA"], Aws),
        new("google-key", "a key or token of Google Cloud", ["AIza", "GOCSPX-", "ya29."], Google),
        new("npm-token", "an npm token", ["npm_"], Npm),
        new("pypi-token", "a PyPI token", ["pypi-AgE"], PyPi),
        new("nuget-key", "a NuGet key", ["oy2"], NuGet),
        new("rubygems-key", "a RubyGems key", ["rubygems_"], RubyGems),
        new("docker-token", "a Docker Hub token", ["dckr_"], Docker),
        new("stripe-key", "a Stripe key", ["sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_"], Stripe),
        new("twilio-key", "a Twilio key", [.. s_digits.Concat("abcdef").Select(d => $"SK{d}")], Twilio),
        new("sendgrid-key", "a SendGrid key", ["SG."], SendGrid),
        new("mailgun-key", "a Mailgun key", ["key-"], Mailgun),
        new("telegram-token", "a token of a Telegram bot", [":AA"], Telegram),
        new("hashicorp-token", "a token of Vault or HCP Terraform", ["hvs.", "hvb.", "hvr.", ".atlasv1."], HashiCorp),
        new("databricks-token", "a Databricks token", ["dapi"], Databricks),
        new("digitalocean-token", "a DigitalOcean token", ["dop_v1_", "doo_v1_", "dor_v1_"], DigitalOcean),
        new("pulumi-token", "a Pulumi token", ["pul-"], Pulumi),
        new("grafana-token", "a Grafana token", ["glsa_", "glc_"], Grafana),
        new("atlassian-token", "an Atlassian token", ["ATATT3"], Atlassian),
        new("artifactory-key", "a JFrog key", ["AKCp", "cmVmd"], Artifactory),
        new("ai-service-key", "a key of an AI service", ["sk-ant-", "sk-proj-", "sk-svcacct-", "T3BlbkFJ", "hf_"], AiService),
        new("age-key", "an age key", ["AGE-SECRET-KEY-"], Age),
        new("json-web-token", "a token", ["eyJ"], JsonWebToken),
        new("encoded-private-key", "a private key in Base64", [EncodedBegin], EncodedKey) { IsSecret = IsEncodedKey },
    ];

    // In Base64 the same text starts a certificate, which is public.
    private static bool IsEncodedKey(string value)
    {
        const int Beginning = 80;
        var begin = value[..(Math.Min(Beginning, value.Length) / 4 * 4)];
        var bytes = new byte[begin.Length];
        return Convert.TryFromBase64String(begin, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Contains("PRIVATE KEY", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<secret>gh[pousr]_[0-9A-Za-z]{30,}|github_pat_\w{30,})", Options)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"(?<secret>gl(pat|dt|rt|cbt|ptt|soat|ft|imt|agent|oas)-[\w.-]{16,}|GR1348941[\w-]{16,})", Options)]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\b(?<secret>xox[a-z](\.xox[a-z])?-[0-9A-Za-z-]{8,}|xapp-[0-9A-Za-z-]{8,})", Options)]
    private static partial Regex Slack();

    [GeneratedRegex(@"hooks\.slack\.com/(services|workflows|triggers)/(?<secret>[\w+/-]{8,})", Options)]
    private static partial Regex SlackWebhook();

    [GeneratedRegex(@"webhook\.office\.com/webhookb2/(?<secret>[\w@/-]{16,})", Options)]
    private static partial Regex TeamsWebhook();

    [GeneratedRegex(@"discord(app)?\.com/api/webhooks/(?<secret>\d+/[\w-]{16,})", Options)]
    private static partial Regex DiscordWebhook();

    [GeneratedRegex(@"(?<secret>[0-9A-Za-z]{60,}AZDO[0-9A-Za-z]{4})", Options)]
    private static partial Regex AzureDevOps();

    [GeneratedRegex(@"\b(?<secret>[a-z2-7]{52})\b", Options)]
    private static partial Regex OldAzureDevOps();

    [GeneratedRegex(@"(?<secret>[\w.~]{3}\dQ~[\w.~-]{31,})", Options)]
    private static partial Regex EntraSecret();

    [GeneratedRegex(@"(?<secret>[0-9A-Za-z+/]{30,}(\+A(St|Ba|Eh|Sb|Rm|CR)|ACDb|Az(Fu|Se|Ca)|JQQJ99)[0-9A-Za-z+/]{4,}={0,2})", Options)]
    private static partial Regex AzureKey();

    [GeneratedRegex(@"\b(?<secret>(AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16})\b", Options)]
    private static partial Regex Aws();

    [GeneratedRegex(@"\b(?<secret>AIza[\w-]{35}|GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,})", Options)]
    private static partial Regex Google();

    [GeneratedRegex(@"(?<secret>\bnpm_[0-9A-Za-z]{30,})", Options)]
    private static partial Regex Npm();

    [GeneratedRegex(@"(?<secret>pypi-AgE[\w-]{40,})", Options)]
    private static partial Regex PyPi();

    [GeneratedRegex(@"\b(?<secret>oy2[a-z0-9]{43})\b", Options)]
    private static partial Regex NuGet();

    [GeneratedRegex(@"(?<secret>rubygems_[0-9a-f]{40,})", Options)]
    private static partial Regex RubyGems();

    [GeneratedRegex(@"(?<secret>dckr_(pat|oat)_[\w-]{20,})", Options)]
    private static partial Regex Docker();

    [GeneratedRegex(@"(?<secret>[sr]k_(live|test)_[0-9A-Za-z]{10,}|whsec_[0-9A-Za-z+/=]{20,})", Options)]
    private static partial Regex Stripe();

    [GeneratedRegex(@"\b(?<secret>SK[0-9a-f]{32})\b", Options)]
    private static partial Regex Twilio();

    [GeneratedRegex(@"\b(?<secret>SG\.[\w-]{16,}\.[\w-]{16,})", Options)]
    private static partial Regex SendGrid();

    [GeneratedRegex(@"\b(?<secret>key-[0-9a-f]{32})\b", Options)]
    private static partial Regex Mailgun();

    [GeneratedRegex(@"\b(?<secret>\d{8,12}:AA[\w-]{33})", Options)]
    private static partial Regex Telegram();

    [GeneratedRegex(@"\b(?<secret>hv[sbr]\.[\w-]{20,}|[0-9A-Za-z]{14}\.atlasv1\.[\w=-]{50,})", Options)]
    private static partial Regex HashiCorp();

    [GeneratedRegex(@"\b(?<secret>dapi[0-9a-f]{32})", Options)]
    private static partial Regex Databricks();

    [GeneratedRegex(@"(?<secret>do[opr]_v1_[0-9a-f]{40,})", Options)]
    private static partial Regex DigitalOcean();

    [GeneratedRegex(@"\b(?<secret>pul-[0-9a-f]{40})\b", Options)]
    private static partial Regex Pulumi();

    [GeneratedRegex(@"\b(?<secret>glsa_[0-9A-Za-z]{32}_[0-9A-Fa-f]{8}|glc_[0-9A-Za-z+/]{32,}={0,2})", Options)]
    private static partial Regex Grafana();

    [GeneratedRegex(@"(?<secret>ATATT3[\w=-]{60,})", Options)]
    private static partial Regex Atlassian();

    [GeneratedRegex(@"\b(?<secret>AKCp[0-9A-Za-z]{60,}|cmVmd[0-9A-Za-z]{59})\b", Options)]
    private static partial Regex Artifactory();

    [GeneratedRegex(@"\b(?<secret>sk-(ant|proj|svcacct)-[\w-]{20,}|sk-[\w-]{10,}T3BlbkFJ[\w-]{10,}|hf_[A-Za-z]{34})", Options)]
    private static partial Regex AiService();

    [GeneratedRegex(@"(?<secret>AGE-SECRET-KEY-1[0-9A-Z]{58})", Options)]
    private static partial Regex Age();

    [GeneratedRegex(@"\b(?<secret>eyJ[\w-]{8,}(\.[\w-]*){0,4})", Options)]
    private static partial Regex JsonWebToken();

    [GeneratedRegex(@"(?<secret>LS0tLS1CRUdJTi[0-9A-Za-z+/]{20,}={0,2})", Options)]
    private static partial Regex EncodedKey();
}
