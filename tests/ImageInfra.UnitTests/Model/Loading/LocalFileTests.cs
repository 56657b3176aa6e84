using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>Tests project files that images use.</summary>
public sealed class LocalFileTests : IDisposable
{
    private const string Hello = "00000000000000000000000000000000";

    private readonly SomeScripts _scripts = new();

    public LocalFileTests() => _scripts.File("infra/images/scripts/hello.sh", "echo hello\n").File("tools/app.conf", "a=1\n");

    public void Dispose() => _scripts.Dispose();

    [Fact]
    public void A_script_path_is_relative_to_the_image_file()
    {
        _scripts.Image("web", "{ type: Shell, script: scripts/hello.sh }");

        var script = Assert.IsType<Step.Shell>(Assert.Single(_scripts.Load().Images).Template.Customize[0]).Script!;

        Assert.Equal(("infra/images/scripts/hello.sh", "hello.sh", "echo hello\n"), (script.Path, script.Name, script.Text));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("echo hello\n"u8)), script.Sha256);
        Assert.Equal($"{script.Sha256}/hello.sh", script.BlobName);
        Assert.Equal(_scripts.Project.File("infra", "images", "scripts", "hello.sh"), script.FullPath);
    }

    [Fact]
    public void A_file_may_be_anywhere_in_the_project()
    {
        _scripts.Image("web", "{ type: File, source: ../../tools/app.conf, destination: /tmp/app.conf }");

        var file = Assert.IsType<Step.File>(Assert.Single(_scripts.Load().Images).Template.Customize[0]);

        Assert.Equal(("tools/app.conf", null), (file.Source!.Path, file.Source.Text));
        Assert.Null(file.SourceUri);
    }

    [Theory]
    [InlineData("script: scripts/none.sh", "script: there is no file 'infra/images/scripts/none.sh' in the project")]
    [InlineData("script: scripts", "script: 'infra/images/scripts' is a folder; expected a file")]
    [InlineData("script: ../../../etc/passwd", "script: '../../../etc/passwd' is not a path inside the project")]
    [InlineData("script: /etc/passwd", "script: '/etc/passwd' is not a path inside the project")]
    [InlineData("script: 'C:/a.sh'", "script: 'C:/a.sh' is not a path inside the project")]
    [InlineData("script: 'scripts\\hello.sh'", "script: 'scripts\\hello.sh' is not a path inside the project")]
    [InlineData("script: 'scripts/he llo.sh'", "script: 'scripts/he llo.sh' has a file name that is not safe in a URL")]
    [InlineData("script: scripts/hello.sh, inline: [a]", "inline: is not allowed with script; keep one of them")]
    [InlineData("script: scripts/hello.sh, scriptUri: 'https://a/b'", "script: is not allowed with scriptUri; keep one of them")]
    [InlineData("script: scripts/hello.sh, sha256Checksum: " + Hello + Hello, "sha256Checksum: is only allowed with a scriptUri; remove it, project files")]
    [InlineData("script: scripts/hello.sh, unpinned: why", "unpinned: is only allowed with a scriptUri and without sha256Checksum; remove it")]
    [InlineData("name: nothing", "scriptUri: is required, or else script with a project file, or inline with commands")]
    public void A_mistake_is_an_error_at_its_line(string keys, string expected)
    {
        _scripts.Image("web", "{ type: Shell, inline: [a] }", $"{{ type: Shell, {keys} }}");

        Assert.StartsWith($"infra/images/web.yaml:7: template.customize[1].{expected}", Assert.Single(_scripts.Inspect().Errors).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source: a, sourceUri: 'https://a/b'", "source: is not allowed with sourceUri; keep one of them")]
    [InlineData("name: nothing", "sourceUri: is required for a File, or else source with a project file")]
    public void A_step_has_only_one_source_of_its_file(string keys, string expected)
    {
        _scripts.File("infra/images/a", "x").Image("web", $"{{ type: File, destination: /tmp/a, {keys} }}");

        Assert.StartsWith($"infra/images/web.yaml:6: template.customize[0].{expected}", Assert.Single(_scripts.Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_link_out_of_the_project_is_an_error()
    {
        using var elsewhere = new TemporaryDirectory();
        elsewhere.Write("secret.sh", "echo secret\n");
        File.CreateSymbolicLink(_scripts.Project.File("infra", "images", "scripts", "out.sh"), elsewhere.File("secret.sh"));
        Directory.CreateSymbolicLink(_scripts.Project.File("infra", "images", "folder"), elsewhere.FullName);
        File.CreateSymbolicLink(_scripts.Project.File("infra", "images", "scripts", "in.sh"), _scripts.Project.File("infra", "images", "scripts", "hello.sh"));
        _scripts.Image("web", "{ type: Shell, script: scripts/out.sh }", "{ type: Shell, script: folder/secret.sh }", "{ type: Shell, script: scripts/in.sh }");

        Assert.Equal(
            [
                "infra/images/web.yaml:6: template.customize[0].script: 'infra/images/scripts/out.sh' is a link to a file outside the project; copy the file into the project",
                "infra/images/web.yaml:7: template.customize[1].script: 'infra/images/folder' is a link to a file outside the project; copy the file into the project",
            ],
            _scripts.Errors());
    }

    [Fact]
    public void A_file_of_20_MB_is_an_error_with_its_own_rule()
    {
        using (var file = File.Create(_scripts.Project.File("infra", "images", "large.bin")))
        {
            file.SetLength(LocalFile.LengthLimit);
        }

        _scripts.Image("web", "{ type: File, source: large.bin, destination: /tmp/large }");

        var error = Assert.Single(_scripts.Inspect().Errors);
        Assert.Equal((6, "file-too-large"), (error.Line, error.Rule));
        Assert.StartsWith("'infra/images/large.bin' has 20 MB, but Azure Image Builder accepts only files under 20 MB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_is_relative_to_the_file_that_contains_it()
    {
        _scripts
            .File("infra/fragments/own.sh", "echo own\n")
            .File("infra/fragments/greet.yaml", """
                name: greet
                description: Greets
                osType: Linux
                parameters: [{ name: path, type: text, description: A script }]
                customize:
                  - { type: Shell, script: own.sh }
                  - { type: Shell, script: "${{ path }}" }
                """)
            .Image("web", "{ use: greet, with: { path: scripts/hello.sh } }");

        var scripts = Assert.Single(_scripts.Load().Images).Template.Customize.Cast<Step.Shell>().Select(s => s.Script!.Path);

        Assert.Equal(["infra/fragments/own.sh", "infra/images/scripts/hello.sh"], scripts);
    }

    [Fact]
    public void A_wrong_path_in_a_fragment_is_an_error_of_the_fragment()
    {
        _scripts
            .File("infra/fragments/greet.yaml", "name: greet\ndescription: Greets\nosType: Linux\ncustomize:\n  - { type: Shell, script: none.sh }\n")
            .Image("web", "{ type: Shell, inline: [a] }");

        Assert.StartsWith("infra/fragments/greet.yaml:5: customize[0].script: there is no file 'infra/fragments/none.sh'", Assert.Single(_scripts.Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_project_a_script_of_the_project_is_an_error()
    {
        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("web.yaml", """
            name: web
            definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: s } }
            template:
              source: { type: PlatformImage, publisher: p, offer: o, sku: s }
              customize: [{ type: Shell, script: a.sh }]
            """)]));

        Assert.Contains("because there is no project folder", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }
}
