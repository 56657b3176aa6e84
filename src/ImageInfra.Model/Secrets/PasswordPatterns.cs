using System.Text.RegularExpressions;

namespace ImageInfra.Model.Secrets;

/// <summary>Patterns for passwords in scripts, command lines and settings files, recognized by their names.</summary>
internal static partial class PasswordPatterns
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;
    private const RegexOptions AnyCase = Options | RegexOptions.IgnoreCase;

    private const string Password = "a password";
    private const string Secret = "a secret";

    // A value in double, single or escaped quotes, or up to the end of the word.
    private const string Assigned = @"\\*[""']?\s*(:=|=>|[:=]|\\*[""']\s*,)\s*" + Value;
    private const string Value = @"(\\+""(?<secret>[^""\\]{4,})|""(?<secret>([^""\\]|\\.){4,})|'(?<secret>[^']{4,})|(?<secret>[^\s""'\\;)&|<>`][^\s""';)&|<>`]{3,}))";
    private const string Argument = @"(\\+""(?<secret>[^""\\]+)|""(?<secret>[^""]+)|'(?<secret>[^']+)|(?<secret>[^\s""'|;&\\-][^\s""'|;&]*))";

    private const string Names = @"((\b|\b[\w.-]*[_.-])(password|passwd|passwort|passphrase|passcode|secret|api[_-]?key|secret[_-]?key|access[_-]?key|account[_-]?key|storage[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|admin[_-]?key|auth[_-]?token)|(secret[_-]?access[_-]?key|clear-?text-?password))";

    private static readonly string[] s_names =
    [
        "passw", "passphrase", "passcode", "secret", "apikey", "accesskey", "accountkey", "storagekey", "signingkey", "_key", "-key",
        "authtoken", "auth_token", "auth-token",
    ];

    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new("net-user", Password, ["net"], NetUser),
        new("secure-string", Password, ["ConvertTo-SecureString"], SecureString),
        new("curl-user", "a user and password for curl", ["curl", "wget"], CurlUser),
        new("curl-user", "a user and password for curl", ["-u ", "-user"], ContinuedUser) { IsSecret = value => Values.IsOpaque(value) && Values.IsNoNumber(value) },
        new("command-password", Password, ["sshpass", " login", "psexec"], ShortOption),
        new("command-password", Password, ["mysql", "mariadb", "7z ", "7za", "7z.exe"], AttachedOption),
        new("command-password", Password, ["sqlcmd", "bcp", "zip", "plink", "pscp", "psftp", "redis-cli", "schtasks", "ldap"], OtherOption),
        new("command-password", Password, ["chpasswd", "--stdin", "sudo -S", "password-stdin"], Piped),
        new("command-password", Password, ["pass:"], OpenSsl),
        new("command-password", Password, ["login ", "IDENTIFIED", "PASSWORD "], Netrc),
        new("password", Password, ["passw", "passphrase", "pwd", "cmdkey"], PasswordOption),
        new("password", Password, s_names, Assignment),
        new("password", Password, s_names, JoinedAssignment),
        new("password", Password, ["setx", "ENV "], Variable),
        new("password", Password, ["pwd", "pass"], ShortAssignment) { IsSecret = Values.IsNoPath },
        new("password", Password, ["password"], Element),
        new("secret-option", Secret, ["-key", "apikey", "token", "-pat", "/pat", "secret", "connection-string"], SecretOption) { IsSecret = Values.IsMixed },
        new("secret-value", Secret, ["token", "_pat", "credential", "_key", "private_key"], WeakAssignment) { IsSecret = Values.IsMixed },
    ];

    [GeneratedRegex(@"\bnet1?(\.exe)?\s+user\s+(""[^""]+""|\S+)\s+""?(?<secret>[^\s/""]{4,})", AnyCase)]
    private static partial Regex NetUser();

    [GeneratedRegex(@"ConvertTo-SecureString\s+((-AsPlainText|-Force)\s+)*(-String\s+)?(\\+""(?<secret>[^""\\]+)|""(?<secret>[^""]+)|'(?<secret>[^']{1,})'|(?<secret>[^\s""'$(|-]\S*))", AnyCase)]
    private static partial Regex SecureString();

    [GeneratedRegex(@"\b(curl|wget)(\.exe)?\b.*\s(-u|(-[a-zA-Z]*u|--user|--proxy-user)[\s=]+)\s*(""[^"":]*:(?<secret>[^""]+)|'[^':]*:(?<secret>[^']+)|[^\s:""'-][^\s:""']*:(?<secret>[^\s""']+))", Options)]
    private static partial Regex CurlUser();

    [GeneratedRegex(@"(^|[\s""'])(-u|--user|--proxy-user)[\s=]+(""[^"":]+:(?<secret>[^""]+)|'[^':]+:(?<secret>[^']+)|[^\s:""'-][^\s:""']*:(?<secret>[^\s""']+))", Options)]
    private static partial Regex ContinuedUser();

    [GeneratedRegex(@"\b(sshpass|(docker|podman|buildah|nerdctl|az|oc|helm\s+registry)\s+login|psexec(64)?(\.exe)?)\b(.*\s)?-p\s*" + Argument, Options)]
    private static partial Regex ShortOption();

    [GeneratedRegex(@"\b(mysql|mysqldump|mysqladmin|mysqlimport|mariadb(-dump|-admin)?|7za?|7z\.exe)\b.*\s-p" + Argument, Options)]
    private static partial Regex AttachedOption();

    [GeneratedRegex(@"\b((sqlcmd|bcp|unzip|zip)\b.*\s-P|(plink|pscp|psftp)(\.exe)?\b.*\s-pw|redis-cli\b.*\s(-a|--pass)|schtasks(\.exe)?\b.*\s/(rp|RP)|ldap(search|add|modify|delete|passwd)\b.*\s-w)\s+" + Argument, Options)]
    private static partial Regex OtherOption();

    [GeneratedRegex(@"\b(echo|printf)\s+(-\w+\s+)*[""']?(([^\s:""'|]+:(?<secret>[^\s""'|]+)[""']?\s*\|.*\bchpasswd\b)|((?<secret>[^\s""'|]+)[""']?\s*\|.*(passwd\s+--stdin|sudo\s+-S|--password-stdin)))", Options)]
    private static partial Regex Piped();

    [GeneratedRegex(@"\s-pass(in|out)?\s+[""']?pass:(?<secret>[^\s""']+)", Options)]
    private static partial Regex OpenSsl();

    [GeneratedRegex(@"\blogin\s+\S+\s+password\s+(?<secret>\S+)|\bIDENTIFIED\s+(WITH\s+\S+\s+)?BY\s+(PASSWORD\s+)?(\\+[""'](?<secret>[^""'\\]+)|[""'](?<secret>[^""']+))|\b(WITH|ENCRYPTED|SET)\s+PASSWORD\s+(FOR\s+\S+\s+)?(=\s*)?(\\+[""'](?<secret>[^""'\\]+)|[""'](?<secret>[^""']+))", AnyCase)]
    private static partial Regex Netrc();

    [GeneratedRegex(@"(^|[\s""'(])(-|--|/)([a-z]+-?)*(password|passwd|passphrase|pwd)(\s+|=|:)" + Value + @"|\bcmdkey\b.*/pass:[""']?(?<secret>[^\s""']+)", AnyCase)]
    private static partial Regex PasswordOption();

    // Matches adminPassword and PGPASSWORD, but not NOPASSWD.
    [GeneratedRegex(@"\b\w*([a-z0-9](Password|Passphrase|Secret|ApiKey|AccessKey|AccountKey|StorageKey|SigningKey|AuthToken)|[A-Z0-9](PASSWORD|SECRET))" + Assigned, Options)]
    private static partial Regex JoinedAssignment();

    [GeneratedRegex(Names + Assigned, AnyCase)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\b(setx|ENV)\s+\w*(PASSWORD|SECRET|TOKEN|_KEY)\s+" + Value, AnyCase)]
    private static partial Regex Variable();

    [GeneratedRegex(@"(\b|_)(pwd|pass)" + Assigned, AnyCase)]
    private static partial Regex ShortAssignment();

    [GeneratedRegex(@"<(\w+:)?\w*password\w*>\s*(<(\w+:)?value>)?(?<secret>[^<\s]+)|<add\s+key=\\*""\w*password\\*""\s+(value=\\+""(?<secret>[^""\\]+)|value=""(?<secret>[^""]+))", AnyCase)]
    private static partial Regex Element();

    [GeneratedRegex(@"(^|\s)(-|--|/)([a-z]+-)*(account-key|access-key|storage-key|api-key|apikey|sas-token|(access-?|auth-?|id-?)?token|pat|client-?secret|connection-string|secret-value)(\s+|=|:)" + Value, AnyCase)]
    private static partial Regex SecretOption();

    [GeneratedRegex(@"[\w.-]*(token|_pat|credentials?|_key|private_key_id)" + Assigned, AnyCase)]
    private static partial Regex WeakAssignment();
}
