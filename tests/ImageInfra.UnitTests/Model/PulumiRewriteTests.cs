using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

/// <summary>Tests stack files after Pulumi rewrote them: they are read unchanged or refused.</summary>
public sealed class PulumiRewriteTests
{
    private const string WithExamples = """
        # Settings of the stack.
        config:
          # The region.
          imageinfra:location: westeurope

          # Names. These are the defaults.
          # imageinfra:galleryName: gal_imageinfra_dev
          # protect: true
          # imageinfra:overrides:
          #   web:
          #     vmSize: Standard_D8ds_v5
          # azure-native:location: westeurope

        """;

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void The_repositorys_stack_files_survive_a_rewrite_by_pulumi(string stack)
    {
        var text = Text(stack);
        var rewritten = PulumiRewrite.Of(text);

        Assert.EndsWith("==", rewritten.TrimEnd('\n'), StringComparison.Ordinal);
        Assert.Equal(Meaning(StackFile.Parse("f", text)), Meaning(StackFile.Parse("f", rewritten)));
        Assert.NotNull(SettingsReader.Read(stack, StackFile.Parse("f", rewritten)));
    }

    [Fact]
    public void No_comment_becomes_an_unread_setting()
    {
        foreach (var text in (string[])[Text("dev"), Text("prod"), WithExamples])
        {
            var rewritten = PulumiRewrite.Of(text);
            foreach (var uncommented in PulumiRewrite.Uncommented(rewritten))
            {
                Assert.True(IsRefused(uncommented) || Meaning(StackFile.Parse("f", uncommented)) != Meaning(StackFile.Parse("f", text)), uncommented);
            }
        }
    }

    [Fact]
    public void A_setting_uncommented_at_the_top_level_is_refused_with_its_line()
    {
        var uncommented = PulumiRewrite.Of(WithExamples).Replace("# imageinfra:galleryName", "imageinfra:galleryName", StringComparison.Ordinal);

        var error = Assert.Single(Assert.Throws<CatalogException>(() => SettingsReader.Read("dev", StackFile.Parse("Pulumi.dev.yaml", uncommented))).Errors);

        Assert.Equal(
            "Pulumi.dev.yaml:7: imageinfra:galleryName: is at the top level of the file, where Pulumi ignores it; move it below 'config:' and indent it by two spaces, or delete it",
            error.ToString());
    }

    private static string Text(string stack) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, $"Pulumi.{stack}.yaml"));

    private static string Meaning(StackFile file) => string.Join('\n', file.Keys.Select(k => $"{k}={file.Find(k)}"));

    private static bool IsRefused(string text)
    {
        try
        {
            SettingsReader.Read("dev", StackFile.Parse("f", text));
            return false;
        }
        catch (CatalogException)
        {
            return true;
        }
    }
}
