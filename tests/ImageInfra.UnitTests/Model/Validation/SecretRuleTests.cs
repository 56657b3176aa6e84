using ImageInfra.Driver.Validation;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Validation;

/// <summary>Tests secrets and private files that block an update, and exceptions under allow.</summary>
public sealed class SecretRuleTests : IDisposable
{
    private const string Step = "{ type: Shell, name: setup, inline: [\"export PASSWORD=hunter22\"] }";
    private const string FileStep = "{ type: File, name: conf, source: files/a.conf, destination: /tmp/a.conf }";

    private readonly SomeScripts _project = new();

    public SecretRuleTests() => _project.File("Pulumi.yaml", "name: p\nruntime: dotnet\n").File("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Up_and_build_refuse_a_plain_secret_and_say_how_to_allow_it()
    {
        _project.Image("web", Step);

        var e = Assert.Throws<CatalogException>(() => new FactoryProject(_project.Project.FullName, "dev").LoadByPolicy());

        var error = Assert.Single(e.Errors);
        Assert.Equal(("infra/images/web.yaml", 6), (error.File.Replace('\\', '/'), error.Line));
        Assert.Contains("PASSWORD=***", error.Message, StringComparison.Ordinal);
        Assert.Contains("allow: [{ finding: password, in: 'template.customize[0].inline[0]', reason: WHY }]", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", e.Message, StringComparison.Ordinal);
        Assert.Single(await FindAsync("plain-secret"));
    }

    [Theory]
    [InlineData("template.customize[0].inline[0]")]
    [InlineData("template.customize[0]")]
    [InlineData("template")]
    public async Task An_allowed_finding_is_a_note_with_its_reason(string place)
    {
        Allow("password", place, Step);

        _ = new FactoryProject(_project.Project.FullName, "dev").LoadByPolicy();
        Assert.Contains("allowed: of a test", Assert.Single(await FindAsync("allowed-finding")), StringComparison.Ordinal);
        Assert.Empty(await FindAsync("unused-allowance"));
    }

    [Theory]
    [InlineData("github-token", "template.customize[0]")]
    [InlineData("password", "template.customize[0].inline[1]")]
    [InlineData("password", "template.custom")]
    public async Task An_item_of_allow_for_another_kind_or_place_changes_nothing(string finding, string place)
    {
        Allow(finding, place, Step);

        Assert.Throws<CatalogException>(() => new FactoryProject(_project.Project.FullName, "dev").LoadByPolicy());
        Assert.Single(await FindAsync("unused-allowance"));
    }

    [Fact]
    public void An_unknown_kind_is_an_error_of_the_catalog()
    {
        Allow("passwort", "template", Step);

        Assert.Contains("'passwort' is not allowed; expected", Assert.Single(_project.Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_in_a_fragment_is_found_where_it_is_used()
    {
        _project.File("infra/fragments/setup.yaml", "name: setup\ndescription: d\nosType: Linux\ncustomize:\n  - { type: Shell, inline: [\"export PASSWORD=hunter22\"] }\n").Image("web", "use: setup");

        Assert.Contains("web.yaml:6", Assert.Single(await FindAsync("plain-secret")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_in_a_file_is_found_at_its_line()
    {
        _project.File("infra/images/files/a.conf", "user=bob\npassword=hunter22\n").Image("web", FileStep);

        Assert.StartsWith("infra/images/files/a.conf:2: plain-secret: template.customize[0].source: may contain a password: password=***", Assert.Single(await FindAsync("plain-secret")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_key_in_a_file_is_found_once()
    {
        _project.File("infra/images/files/a.conf", $"begin\n{SecretCanaries.PrivateKeys[0]}\n").Image("web", FileStep);

        Assert.StartsWith("infra/images/files/a.conf:2: plain-secret: template.customize[0].source: may contain a private key", Assert.Single(await FindAsync("plain-secret")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signing.pem", "key")]
    [InlineData("id_rsa", "key")]
    [InlineData("ID_ED25519", "key")]
    [InlineData("cert.PFX", "key")]
    [InlineData(".env", "A=1")]
    [InlineData(".env.production", "A=1")]
    [InlineData("terraform.tfstate", "{}")]
    public async Task A_file_with_the_name_of_a_key_is_refused_unless_it_is_allowed(string name, string text)
    {
        var step = $"{{ type: File, source: ../../{name}, destination: /tmp/a }}";
        _project.File(name, text).Image("web", step);

        Assert.StartsWith($"infra/images/web.yaml:6: private-file: template.customize[0].source: '{name}' has the name of a key or of credentials", Assert.Single(await FindAsync("private-file")), StringComparison.Ordinal);
        Assert.Throws<CatalogException>(() => new FactoryProject(_project.Project.FullName, "dev").LoadByPolicy());

        Allow("key-file", name, step);
        Assert.Empty(await FindAsync("private-file"));
    }

    [Theory]
    [InlineData("ca.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")]
    [InlineData("repository.key", "-----BEGIN PGP PUBLIC KEY BLOCK-----\nmQIN\n-----END PGP PUBLIC KEY BLOCK-----\n")]
    [InlineData(".env.example", "A=1")]
    [InlineData("app.conf", "A=1")]
    public async Task Public_keys_and_samples_are_accepted(string name, string text)
    {
        _project.File(name, text).Image("web", $"{{ type: File, source: ../../{name}, destination: /tmp/a }}");

        Assert.Empty(await FindAsync("private-file"));
    }

    [Theory]
    [InlineData(".git/config")]
    [InlineData(".GIT/config")]
    [InlineData(".imageinfra/runs.db")]
    [InlineData("module/.git/config")]
    public void Files_of_git_and_of_the_driver_are_refused(string path)
    {
        _project.File(path, "x").Image("web", $"{{ type: File, source: ../../{path}, destination: /tmp/a }}");

        var error = Assert.Single(_project.Errors());
        Assert.StartsWith("infra/images/web.yaml:6: template.customize[0].source: '", error, StringComparison.Ordinal);
        Assert.Contains("whose files are never uploaded", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_into_the_folder_of_git_is_refused()
    {
        _project.File(".git/config", "x").Image("web", "{ type: File, source: ../../config, destination: /tmp/a }");
        File.CreateSymbolicLink(_project.Project.File("config"), _project.Project.File(".git", "config"));

        Assert.Contains("whose files are never uploaded", Assert.Single(_project.Errors()), StringComparison.Ordinal);
    }

    private void Allow(string finding, string place, string step)
    {
        _project.Image("web", step);
        var path = _project.Project.File("infra", "images", "web.yaml");
        File.AppendAllText(path, $"\nallow: [{{ finding: {finding}, in: '{place}', reason: of a test }}]\n");
    }

    private async Task<IReadOnlyList<string>> FindAsync(string rule)
    {
        var report = await new ProjectValidation().CheckAsync([new FactoryProject(_project.Project.FullName, "dev")], [], default);
        return [.. report.Findings.Where(f => f.Rule == rule).Select(f => $"{f.File.Replace('\\', '/')}:{f.Line}: {f.Rule}: {f.Path}: {f.Message}")];
    }
}
