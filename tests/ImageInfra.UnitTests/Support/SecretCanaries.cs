using System.Text;

namespace ImageInfra.UnitTests.Support;

/// <summary>A made-up secret that must not appear in any output.</summary>
/// <param name="Kind">The kind of secret.</param>
/// <param name="Finding">The detector's name for it.</param>
/// <param name="Secret">The text that must not appear.</param>
/// <param name="Text">A line of a script or a log with the secret.</param>
public sealed record SecretCanary(string Kind, string Finding, string Secret, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Kind;
}

/// <summary>
/// Made-up secrets of every kind that the detector finds. They are assembled when the tests run, always with the same values, so that
/// the repository has no text that a secret scanner would report.
/// </summary>
public static class SecretCanaries
{
    private static readonly string[] s_gitLabKinds = ["pat", "dt", "rt", "ptt", "soat", "ft", "imt", "agent", "oas"];

    private static readonly string[] s_parameters =
    [
        "token", "access_token", "code", "key", "apikey", "api_key", "api-key",
        "password", "client_secret", "secret", "auth", "private_token", "pwd", "id_token",
    ];

    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Hex = "0123456789abcdef";
    private const string Word = Lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits;
    private const string Base64Text = Word + "+/";

    /// <summary>Each canary on one line.</summary>
    public static IReadOnlyList<SecretCanary> All { get; } = [.. Tokens().Concat(Addresses()).Concat(Passwords())];

    /// <summary>Private keys with their markers, on several lines.</summary>
    public static IReadOnlyList<string> PrivateKeys { get; } =
    [
        .. new[] { "RSA ", "EC ", "DSA ", "", "ENCRYPTED ", "OPENSSH " }.Select((kind, i) => Key($"{kind}PRIVATE KEY", 900 + i)),
        Key("PGP PRIVATE KEY BLOCK", 950),
        $"PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nPrivate-Lines: 2\n{Random(64, Base64Text, 960)}\n{Random(64, Base64Text, 961)}",
    ];

    /// <summary>Texts that are not secrets and must not be masked.</summary>
    public static IReadOnlyList<string> Harmless { get; } =
    [
        "echo hello world",
        "PASSWORD=$(az keyvault secret show --name db --query value -o tsv)",
        "export TOKEN=${TOKEN}",
        "curl -H \"Authorization: Bearer $TOKEN\" https://example.com/a",
        "$password = Get-AzKeyVaultSecret -VaultName kv -Name db -AsPlainText",
        "$s = ConvertTo-SecureString $plain -AsPlainText -Force",
        "net user bob /delete",
        "git clone https://github.com/example/repository.git",
        "git clone git@github.com:example/repository.git",
        "http://127.0.0.1:8080/path/user@example.com",
        "docker run --user 1000:1000 example/image",
        "docker login --username bob --password-stdin registry.example.com",
        "echo '%admin ALL=(ALL) NOPASSWD: /usr/bin/systemctl' > /etc/sudoers.d/admin",
        "the exit code=0 of step 3; key=value",
        "https://example.com/search?q=token&page=2&lang=en",
        "https://example.com/callback?code=200",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "==> azure-arm: Creating resource group ...",
        "  azure-arm: Get:12 http://azure.archive.ubuntu.com/ubuntu noble-updates/main amd64 openssl amd64 3.0.13 [1003 kB]",
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal/images/web/versions/1.0.0",
        "PWD=/home/packer OLDPWD=/root",
        "bearer authentication is not enabled; basic authentication is",
        "openssl req -newkey rsa:4096 -keyout key.pem -out cert.pem",
        "-----BEGIN CERTIFICATE-----",
        "set the password with passwd, or see https://example.com/password-reset",
        "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/db)",
        "mysql -u root -p < schema.sql",
        "apt-get install -y passwd token-tools libsecret-1-0",
        "tar --use-compress-program=pigz -cf a.tar.gz /opt",
        "thisisaverylongwordwithoutanydigitsinitbecauseitisonlyletters",
    ];

    /// <summary>A fixed text for a number.</summary>
    public static string Random(int length, string alphabet, int seed)
    {
        var state = (uint)(seed * 2654435761u) | 1;
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            text.Append(alphabet[(int)(state % (uint)alphabet.Length)]);
        }

        return text.ToString();
    }

    private static string Key(string kind, int seed)
    {
        string[] body = [.. Enumerable.Range(0, 4).Select(i => Random(64, Base64Text, (seed * 10) + i)), Random(26, Base64Text, (seed * 10) + 9) + "=="];
        return $"-----BEGIN {kind}-----\n{string.Join('\n', body)}\n-----END {kind}-----";
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static SecretCanary Token(string kind, string finding, string secret) => new(kind, finding, secret, $"echo {secret} > /tmp/t");

    private static SecretCanary In(string kind, string finding, string secret, string before, string after = "") => new(kind, finding, secret, before + secret + after);

    private static IEnumerable<SecretCanary> Tokens()
    {
        foreach (var (letter, i) in "pousr".Select((c, i) => (c, i)))
        {
            yield return Token($"GitHub gh{letter}", "github-token", $"gh{letter}_" + Random(36, Word, 1 + i));
        }

        yield return Token("GitHub, fine-grained", "github-token", "github_" + "pat_" + Random(22, Word, 10) + "_" + Random(59, Word, 11));
        foreach (var (name, i) in s_gitLabKinds.Select((n, i) => (n, i)))
        {
            yield return Token($"GitLab {name}", "gitlab-token", $"gl{name}-" + Random(20, Word, 20 + i));
        }

        yield return Token("Slack bot", "slack-token", "xox" + "b-" + Random(12, Digits, 30) + "-" + Random(12, Digits, 31) + "-" + Random(24, Word, 32));
        yield return Token("Slack user", "slack-token", "xox" + "p-" + Random(12, Digits, 33) + "-" + Random(12, Digits, 34) + "-" + Random(32, Hex, 35));
        yield return Token("Slack app", "slack-token", "xapp" + "-1-" + Random(11, Word, 36) + "-" + Random(13, Digits, 37) + "-" + Random(64, Hex, 38));
        yield return In("Slack webhook", "slack-webhook", "T" + Random(10, Word, 40) + "/B" + Random(10, Word, 41) + "/" + Random(24, Word, 42), "curl https://hooks.slack" + ".com/services/");
        yield return In("Teams webhook", "teams-webhook", Random(32, Hex, 43) + "@" + Random(32, Hex, 44) + "/IncomingWebhook/" + Random(32, Hex, 45), "curl https://example.webhook" + ".office.com/webhookb2/");
        yield return In("Discord webhook", "discord-webhook", Random(18, Digits, 46) + "/" + Random(68, Word, 47), "curl https://discord" + ".com/api/webhooks/");
        yield return Token("Azure DevOps", "azure-devops-token", Random(76, Word, 50) + "AZ" + "DO" + Random(4, Word, 51));
        yield return Token("Azure DevOps, older", "azure-devops-token", Random(52, "abcdefghijklmnopqrstuvwxyz234567", 52));
        yield return Token("Entra ID client secret", "azure-client-secret", Random(3, Word, 53) + "8Q" + "~" + Random(34, Word, 54));
        yield return Token("Azure storage key", "azure-key", Random(76, Base64Text, 55) + "+A" + "St" + Random(6, Word, 56) + "==");
        yield return Token("Cosmos DB key", "azure-key", Random(76, Base64Text, 57) + "AC" + "Db" + Random(6, Word, 58) + "==");
        yield return Token("AWS access key", "aws-key", "AK" + "IA" + Random(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 60));
        yield return Token("AWS temporary key", "aws-key", "AS" + "IA" + Random(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 61));
        yield return In("AWS secret key", "password", Random(40, Base64Text, 62), "aws_secret_access_key = ");
        yield return Token("Google API key", "google-key", "AI" + "za" + Random(35, Word, 63));
        yield return Token("Google client secret", "google-key", "GOC" + "SPX-" + Random(28, Word, 64));
        yield return Token("Google access token", "google-key", "ya" + "29." + Random(60, Word, 65));
        yield return Token("npm", "npm-token", "np" + "m_" + Random(36, Word, 66));
        yield return Token("PyPI", "pypi-token", "pypi" + "-AgEIcHlwaS5vcmc" + Random(60, Word, 67));
        yield return Token("NuGet", "nuget-key", "oy" + "2" + Random(43, Lower + Digits, 68));
        yield return Token("RubyGems", "rubygems-key", "ruby" + "gems_" + Random(48, Hex, 69));
        yield return Token("Docker Hub", "docker-token", "dckr" + "_pat_" + Random(27, Word, 70));
        yield return Token("Stripe", "stripe-key", "sk" + "_live_" + Random(24, Word, 71));
        yield return Token("Stripe, restricted", "stripe-key", "rk" + "_test_" + Random(24, Word, 72));
        yield return Token("Twilio", "twilio-key", "S" + "K" + Random(32, Hex, 73));
        yield return Token("SendGrid", "sendgrid-key", "S" + "G." + Random(22, Word, 74) + "." + Random(43, Word, 75));
        yield return Token("Mailgun", "mailgun-key", "ke" + "y-" + Random(32, Hex, 76));
        yield return Token("Telegram", "telegram-token", Random(9, "123456789", 77) + ":" + "AA" + Random(33, Word, 78));
        yield return Token("Vault", "hashicorp-token", "hv" + "s." + Random(95, Word, 79));
        yield return Token("HCP Terraform", "hashicorp-token", Random(14, Word, 80) + ".atlas" + "v1." + Random(64, Word, 81));
        yield return Token("Databricks", "databricks-token", "da" + "pi" + Random(32, Hex, 82));
        yield return Token("DigitalOcean", "digitalocean-token", "dop" + "_v1_" + Random(64, Hex, 83));
        yield return Token("Pulumi", "pulumi-token", "pu" + "l-" + Random(40, Hex, 84));
        yield return Token("Grafana", "grafana-token", "gl" + "sa_" + Random(32, Word, 85) + "_" + Random(8, Hex, 86));
        yield return Token("Atlassian", "atlassian-token", "ATA" + "TT3" + Random(186, Word, 87));
        yield return Token("JFrog", "artifactory-key", "AK" + "Cp" + Random(69, Word, 88));
        yield return Token("AI service", "ai-service-key", "sk-" + "ant-api03-" + Random(93, Word, 89));
        yield return Token("age", "age-key", "AGE-SECRET" + "-KEY-1" + Random(58, "ABCDEFGHIJKLMNOPQRSTUVWXYZ023456789", 90));
        yield return Token("JSON web token", "json-web-token", Encoded("{\"alg\":\"HS256\"}").TrimEnd('=') + "." + Encoded("{\"sub\":\"1234567\"}").TrimEnd('=') + "." + Random(43, Word, 91));
        yield return Token("Private key in Base64", "encoded-private-key", Encoded(Key("PRIVATE KEY", 92)));
    }

    private static IEnumerable<SecretCanary> Addresses()
    {
        string Some(int seed, int length = 24) => Random(length, Word, seed);

        yield return In("SAS", "signed-address", Some(100, 43) + "%3D", "curl 'https://st.blob.core.windows.net/c/b?sv=2024-01-01&sp=r&sig=", "'");
        yield return In("AWS signature", "signed-address", Random(64, Hex, 101), "https://b.s3.amazonaws.com/k?X-Amz-Date=20260101T000000Z&X-Amz-" + "Signature=");
        yield return In("AWS session in an address", "signed-address", Some(102, 80), "https://b.s3.amazonaws.com/k?X-Amz-Security-" + "Token=", "&X-Amz-Expires=60");
        yield return In("AWS credential in an address", "signed-address", Some(103), "https://b.s3.amazonaws.com/k?X-Amz-" + "Credential=", "%2F20260101&X-Amz-Expires=60");
        yield return In("Google signature", "signed-address", Random(64, Hex, 104), "https://storage.googleapis.com/b/o?X-Goog-" + "Signature=");
        foreach (var (name, i) in s_parameters.Select((n, i) => (n, i)))
        {
            yield return In($"{name}= in an address", name == "client_secret" ? "service-key" : "credential-parameter", Some(110 + i), $"https://example.com/a?x=1&{name}=", "&y=2");
        }

        yield return In("A parameter that is encoded", "credential-parameter", Some(130), "next=https%3A%2F%2Fexample.com%3Ftoken%3D", "%26x%3D1");
        yield return In("A password in an address", "address-password", Some(131), "git clone https://bob:", "@example.com/repo.git");
        yield return In("A password with slashes in an address", "address-password", Some(132, 8) + "/" + Some(133, 8), "amqp://bob:", "@example.com:5672/vhost");
        yield return In("A token as the user of an address", "address-password", Some(134, 40), "git clone https://", "@dev.azure.com/org/project/_git/repo");
        yield return In("x-access-token", "access-token-user", Some(135, 40), "url.https://x-access-token:", "@example.com/.insteadOf https://example.com/");
        yield return In("Bearer in a header", "authorization", Some(136), "curl -H 'Authorization: Bearer ", "' https://example.com");
        yield return In("Bearer alone", "authorization", Some(137), "sent Bearer ", " to the server");
        yield return In("Basic in a header", "authorization", Encoded($"bob:{Some(138)}"), "Authorization: Basic ");
        yield return In("Basic alone", "authorization", Encoded($"bob:{Some(139)}"), "using Basic ", " for the proxy");
        yield return In("Another scheme", "authorization", Some(140), "\"authorization\": \"token ", "\",");
        yield return In("A key in a header", "api-key-header", Some(141), "curl -H 'X-Api-Key: ", "' https://example.com");
        yield return In("Storage connection string", "service-key", Random(86, Base64Text, 142) + "==", "DefaultEndpointsProtocol=https;AccountName=a;Account" + "Key=", ";EndpointSuffix=core.windows.net");
        yield return In("Service Bus connection string", "service-key", Random(43, Base64Text, 143) + "=", "Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=n;SharedAccess" + "Key=");
        yield return In("Shared access signature", "service-key", "sv=2024-01-01&sig=" + Some(144), "BlobEndpoint=https://a.blob.core.windows.net/;SharedAccess" + "Signature=");
        yield return In("SQL connection string", "password", Some(145), "Server=tcp:a.database.windows.net;User ID=bob;Password=", ";Encrypt=True");
        yield return In("client_secret in a form", "service-key", Some(146), "curl -d 'grant_type=client_credentials&client_secret=", "&scope=x' https://example.com");
    }

    private static IEnumerable<SecretCanary> Passwords()
    {
        var at = 200;
        foreach (var (kind, finding, before, after) in ((string, string, string, string)[])
        [
            ("An assignment in a shell", "password", "export DB_PASSWORD=", ""),
            ("An assignment in quotes", "password", "ADMIN_PASSWORD=\"", "\""),
            ("An assignment in PowerShell", "password", "$adminPassword = '", "'"),
            ("JSON", "password", "{\"password\": \"", "\", \"user\": \"bob\"}"),
            ("JSON in a string", "password", "echo \"{\\\"password\\\":\\\"", "\\\"}\""),
            ("YAML", "password", "password: ", ""),
            ("XML", "password", "<AdministratorPassword><Value>", "</Value></AdministratorPassword>"),
            ("NuGet.config", "password", "<add key=\"ClearTextPassword\" value=\"", "\" />"),
            ("A call", "password", "[Environment]::SetEnvironmentVariable('DB_PASSWORD', '", "', 'Machine')"),
            ("setx", "password", "setx API_TOKEN ", ""),
            ("pwd", "password", "Server=a;Uid=b;Pwd=", ";"),
            ("An option", "password", "tool --admin-password ", " --yes"),
            ("An option with an equals sign", "password", "wget --http-password=", " https://example.com"),
            ("PowerShell's option", "password", "New-LocalThing -Password \"", "\""),
            ("net user", "net-user", "net user bob ", " /add"),
            ("ConvertTo-SecureString", "secure-string", "$s = ConvertTo-SecureString -String \"", "\" -AsPlainText -Force"),
            ("ConvertTo-SecureString, turned around", "secure-string", "$s = ConvertTo-SecureString -AsPlainText -Force '", "'"),
            ("ConvertTo-SecureString without quotes", "secure-string", "ConvertTo-SecureString ", " -AsPlainText -Force"),
            ("curl -u", "curl-user", "curl -fsSL -u bob:", " https://example.com"),
            ("curl --user", "curl-user", "curl --user 'bob:", "' https://example.com"),
            ("curl with joined options", "curl-user", "curl -sSu bob:", " https://example.com"),
            ("curl, continued", "curl-user", "  -u bob:", " \\"),
            ("sshpass", "command-password", "sshpass -p ", " ssh bob@example.com"),
            ("sshpass, attached", "command-password", "sshpass -p'", "' ssh bob@example.com"),
            ("mysql", "command-password", "mysql -u root -p", " -e 'select 1'"),
            ("PGPASSWORD", "password", "PGPASSWORD=", " psql -h db"),
            ("docker login", "command-password", "docker login -u bob -p ", " registry.example.com"),
            ("az login", "command-password", "az login --service-principal -u id -p ", " --tenant t"),
            ("sqlcmd", "command-password", "sqlcmd -S db -U sa -P ", " -Q 'select 1'"),
            ("chpasswd", "command-password", "echo 'root:", "' | chpasswd"),
            ("passwd --stdin", "command-password", "echo ", " | passwd --stdin root"),
            ("openssl", "command-password", "openssl pkcs12 -export -passout pass:", " -out a.pfx"),
            ("netrc", "command-password", "machine example.com login bob password ", ""),
            ("SQL", "command-password", "CREATE USER bob IDENTIFIED BY '", "';"),
            ("cmdkey", "password", "cmdkey /add:server /user:bob /pass:", ""),
            ("Packer's own", "password", "azure-arm: temp admin password: '", "'"),
            ("A key of an API", "password", "API_KEY=", ""),
            ("npmrc", "password", "//registry.example.com/:_authToken=", ""),
            ("A token of its own", "secret-value", "deploy_token: ", ""),
            ("AZURE_DEVOPS_EXT_PAT", "secret-value", "export AZURE_DEVOPS_EXT_PAT=", ""),
            ("An option with a token", "secret-option", "runner register --token ", " --url https://example.com"),
            ("An option with a key", "secret-option", "az storage blob upload --account-key ", " -f a"),
        ])
        {
            at++;
            yield return In(kind, finding, Random(1, Word, at) + "7x" + Random(17, Word, at), before, after);
        }
    }
}
