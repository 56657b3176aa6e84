using System.Text.Json;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

public sealed class SecretSettingsTests
{
    private const string Cipher = "v1:NkAsd0FlR2s=:c2VjcmV0";

    [Theory]
    [InlineData("resourceGroupName", "is a secret, but names are part of ids, outputs and messages; set it in plain text: pulumi config set --plaintext imageinfra:resourceGroupName VALUE --stack dev")]
    [InlineData("galleryName", "is a secret, but names are part of ids")]
    [InlineData("identityName", "is a secret, but names are part of ids")]
    [InlineData("scriptsAccountName", "is a secret, but names are part of ids")]
    [InlineData("imagesDirectory", "is a secret, but names are part of ids")]
    [InlineData("protect", "is a secret, but only tags and webhooks can be secrets, because imageinfra has no passphrase to read this setting")]
    [InlineData("targetRegions", "is a secret, but only tags and webhooks can be secrets")]
    [InlineData("network", "is a secret, but only tags and webhooks can be secrets")]
    [InlineData("tags", "is a secret, but only the value of a tag can be a secret, because imageinfra has no passphrase to read the rest; set only that value: pulumi config set --secret --path 'imageinfra:tags.NAME' --stack dev")]
    [InlineData("webhooks", "is a secret, but only the url and the secret of a webhook can be secrets")]
    [InlineData("overrides", "is a secret, but only the value of a tag can be a secret")]
    public void A_setting_that_cannot_be_secret_is_refused_with_a_command(string key, string expected)
    {
        var e = Assert.Throws<CatalogException>(() => Read($"  imageinfra:{key}:\n    secure: {Cipher}\n"));

        Assert.StartsWith($"Pulumi.dev.yaml:3: imageinfra:{key}: {expected}", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Cipher, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channels: { web: { stable: { secure: C } } }", "imageinfra:channels.web.stable: is a secret, but only tags and webhooks can be secrets, because imageinfra has no passphrase to read this setting; set it in plain text: pulumi config set --plaintext --path 'imageinfra:channels.web.stable' VALUE --stack dev")]
    [InlineData("targetRegions: [{ name: { secure: C } }]", "imageinfra:targetRegions[0].name: is a secret")]
    [InlineData("overrides: { web: { vmSize: { secure: C } } }", "imageinfra:overrides.web.vmSize: is a secret, but only the value of a tag can be a secret")]
    [InlineData("webhooks: [{ url: https://h, secretVariable: { secure: C } }]", "imageinfra:webhooks[0].secretVariable: is a secret, but only the url and the secret of a webhook can be secrets")]
    [InlineData("maskedVariables: [{ secure: C }]", "imageinfra:maskedVariables[0]: is a secret")]
    public void A_secret_is_found_at_any_depth(string setting, string expected)
    {
        var error = Assert.Single(Assert.Throws<CatalogException>(() => Read($"  imageinfra:{setting}\n")).Errors);

        Assert.StartsWith($"Pulumi.dev.yaml:3: {expected}", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_location_is_one_error()
    {
        var e = Assert.Throws<CatalogException>(() => SettingsReader.Read("dev", StackFile.Parse("Pulumi.dev.yaml", $"config:\n  imageinfra:location: {{ secure: {Cipher} }}\n")));

        Assert.StartsWith("is a secret", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Secret_tags_are_referred_to_by_their_place()
    {
        var settings = Read($"  imageinfra:tags:\n    environment: dev\n    'cost center':\n      secure: {Cipher}\n  imageinfra:overrides: {{ web: {{ tags: {{ owner: {{ secure: {Cipher} }} }} }} }}\n");

        Assert.Equal(["environment"], settings.Tags.Keys);
        Assert.Equal("imageinfra:tags[\"cost center\"]", settings.Tags.Secrets["Cost Center"].ToString());
        Assert.Equal("imageinfra:overrides.web.tags.owner", settings.Overrides.Images["web"].Tags.Secrets["owner"].ToString());
    }

    [Fact]
    public void A_place_finds_its_value_in_the_decrypted_configuration()
    {
        Assert.Equal("ada", new SecretSetting("tags", "[\"cost center\"]").In("""{"a":"b","cost center":"ada"}"""));
        Assert.Equal("https://h", new SecretSetting("webhooks", "[1].url").In("""[{"url":"x"},{"url":"https://h"}]"""));
        Assert.Null(new SecretSetting("tags", ".owner").In("""{"a":"b"}"""));
    }

    [Fact]
    public void If_a_tag_is_plain_and_secret_the_last_one_wins()
    {
        var secret = Tags.Empty.WithSecret("owner", new("tags", ".owner"));
        var plain = Tags.Empty.With("Owner", "ada");

        Assert.Empty(secret.With(plain).Secrets);
        Assert.Equal("ada", secret.With(plain)["owner"]);
        Assert.Empty(plain.With(secret));
        Assert.Single(plain.With(secret).Secrets);
        Assert.Empty(secret.Without("OWNER").Secrets);
    }

    [Fact]
    public void A_template_name_depends_on_names_of_secret_tags_not_on_ciphertext()
    {
        string NameWith(string tags) => FactoryPlan.Create(SomeStack.Chain(), Read(tags)).Templates[0].TemplateName;

        var name = NameWith($"  imageinfra:tags: {{ owner: {{ secure: {Cipher} }} }}\n");

        Assert.Equal(name, NameWith("  imageinfra:tags: { owner: { secure: v1:another=:cipher } }\n"));
        Assert.NotEqual(name, NameWith("  imageinfra:tags: { team: { secure: v1:another=:cipher } }\n"));
        Assert.NotEqual(name, NameWith(""));
    }

    [Fact]
    public void A_plan_contains_no_secret_and_no_ciphertext()
    {
        var settings = Read($"  imageinfra:tags: {{ owner: {{ secure: {Cipher} }} }}\n");
        var plan = FactoryPlan.Create(SomeStack.Chain(), settings);

        Assert.DoesNotContain(Cipher, JsonSerializer.Serialize(settings) + JsonSerializer.Serialize(plan.Templates), StringComparison.Ordinal);
        Assert.All(plan.Templates[0].Image.Template.Distribute, d => Assert.DoesNotContain("owner", d.ArtifactTags.Keys));
        Assert.Contains("owner", plan.Templates[0].Tags.Secrets.Keys);
    }

    [Fact]
    public void The_address_and_key_of_a_webhook_may_be_secrets()
    {
        var webhook = Assert.Single(Read($"  imageinfra:webhooks: [{{ url: {{ secure: {Cipher} }}, secret: {{ secure: {Cipher} }} }}]\n").Webhooks);

        Assert.Null(webhook.Url);
        Assert.Null(webhook.SecretVariable);
        Assert.Equal("imageinfra:webhooks[0].url", webhook.SecretUrl!.ToString());
        Assert.Equal("imageinfra:webhooks[0].secret", webhook.Secret!.ToString());
    }

    [Theory]
    [InlineData("secret: hunter2hunter2", "imageinfra:webhooks[0].secret: is in plain text; encrypt it: pulumi config set --secret --path 'imageinfra:webhooks[0].secret'")]
    [InlineData("secret: { secure: C }, secretVariable: KEY", "imageinfra:webhooks[0].secretVariable: is not allowed with secret; keep one of them")]
    public void A_webhook_has_one_key_and_never_in_plain_text(string key, string expected)
    {
        var e = Assert.Throws<CatalogException>(() => Read($"  imageinfra:webhooks: [{{ url: https://h/, {key} }}]\n"));

        Assert.StartsWith($"Pulumi.dev.yaml:3: {expected}", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", e.Message, StringComparison.Ordinal);
    }

    private static FactorySettings Read(string settings) =>
        SettingsReader.Read("dev", StackFile.Parse("Pulumi.dev.yaml", $"config:\n  imageinfra:location: westeurope\n{settings}"));
}
