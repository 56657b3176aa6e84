using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.UnitTests.Model;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Only_the_location_is_required()
    {
        var settings = Read(("location", "West Europe"));

        Assert.Equal("westeurope", settings.Location);
        Assert.Equal("rg-imageinfra-dev", settings.ResourceGroupName);
        Assert.Equal("gal_imageinfra_dev", settings.GalleryName);
        Assert.Equal("id-imageinfra-dev", settings.IdentityName);
        Assert.Equal([new TargetRegion("westeurope")], settings.TargetRegions);
        Assert.Equal("infra/images", settings.ImagesDirectory);
        Assert.False(settings.Protect);
        Assert.False(settings.UseExistingResourceGroup);
        Assert.Empty(settings.BaseVersions);
    }

    [Fact]
    public void Structured_settings_come_as_json()
    {
        var settings = Read(
            ("location", "westeurope"),
            ("targetRegions", """[{"name":"West Europe","replicaCount":3,"storageAccountType":"Standard_ZRS"},"northeurope"]"""),
            ("tags", """{"team":"images"}"""),
            ("baseVersions", """{"ubuntu-2404-base":"1.0.12"}"""),
            ("protect", "true"));

        Assert.Equal([new("westeurope", 3, "Standard_ZRS"), new TargetRegion("northeurope")], settings.TargetRegions);
        Assert.Equal("images", settings.Tags["team"]);
        Assert.Equal(new ImageVersion(1, 0, 12), settings.BaseVersions["UBUNTU-2404-base"]);
        Assert.True(settings.Protect);
    }

    [Fact]
    public void An_error_in_masked_variables_shows_no_value()
    {
        var settings = Read(("location", "westeurope"), ("maskedVariables", """["TOKEN_A","TOKEN_B"]"""));
        var e = Assert.Throws<CatalogException>(() => Read(("location", "westeurope"), ("maskedVariables", """["p@ssword!"]""")));

        Assert.Equal(["TOKEN_A", "TOKEN_B"], settings.MaskedVariables);
        Assert.Contains("names of environment variables, never their values", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("p@ssword", e.Message + e.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_gallery_has_arms_properties()
    {
        var gallery = Read(
            ("location", "westeurope"),
            ("gallery", """
                {"description":"Ours","softDeletePolicy":{"isSoftDeleteEnabled":true},
                 "sharingProfile":{"permissions":"Community","communityGalleryInfo":{"publisherUri":"https://contoso.com","publisherContact":"a@contoso.com","eula":"https://contoso.com/eula","publicNamePrefix":"contoso"}},
                 "identity":{"type":"SystemAssigned"}}
                """)).Gallery;

        Assert.Equal("Ours", gallery.Description);
        Assert.True(gallery.IsSoftDeleteEnabled);
        Assert.Equal(new("Community", new("https://contoso.com", "a@contoso.com", "https://contoso.com/eula", "contoso")), gallery.SharingProfile);
        Assert.Equal("SystemAssigned", gallery.Identity!.Type);
    }

    [Theory]
    [InlineData("""{"sharing":{}}""", "gallery.sharing: is not a known key here; expected description, sharingProfile, softDeletePolicy, identity")]
    [InlineData("""{"description":{}}""", "gallery.description: expected a text")]
    [InlineData("""{"softDeletePolicy":{"isSoftDeleteEnabled":"yes"}}""", "gallery.softDeletePolicy.isSoftDeleteEnabled: 'yes' is not allowed; expected true or false")]
    [InlineData("""{"softDeletePolicy":true}""", "gallery.softDeletePolicy: expected a mapping")]
    [InlineData("""{"sharingProfile":{"permissions":"community"}}""", "gallery.sharingProfile.permissions: 'community' is not allowed; expected Private, Groups, Community; did you mean 'Community'?")]
    [InlineData("""{"sharingProfile":{"permissions":"Community"}}""", "gallery.sharingProfile.communityGalleryInfo: is required for a community gallery")]
    [InlineData("""{"sharingProfile":{"permissions":"Groups","communityGalleryInfo":{"publisherUri":"https://a","publisherContact":"a","eula":"a","publicNamePrefix":"abcde"}}}""", "gallery.sharingProfile.communityGalleryInfo: is only allowed with permissions: Community")]
    [InlineData("""{"sharingProfile":{"permissions":"Community","communityGalleryInfo":{"publisherUri":"https://a","publisherContact":"a","publicNamePrefix":"abcde"}}}""", "gallery.sharingProfile.communityGalleryInfo.eula: is required")]
    [InlineData("""{"sharingProfile":{"permissions":"Community","communityGalleryInfo":{"publisherUri":"https://a","publisherContact":"a","eula":"a","publicNamePrefix":"a-b"}}}""", "gallery.sharingProfile.communityGalleryInfo.publicNamePrefix: 'a-b' is not allowed; expected 5 to 16 letters and digits")]
    [InlineData("""{"identity":{"type":"UserAssigned"}}""", "gallery.identity.userAssignedIdentities: is required for type 'UserAssigned'")]
    [InlineData("""{"identity":{"type":"UserAssigned","userAssignedIdentities":["i"]}}""", "gallery.identity.userAssignedIdentities[0]: is not the id of a user-assigned identity; expected /subscriptions/")]
    [InlineData("""{"identity":{}}""", "gallery.identity.type: is required; expected None; SystemAssigned; UserAssigned; SystemAssigned, UserAssigned")]
    [InlineData("[]", "gallery: expected a mapping")]
    public void A_mistake_in_the_gallery_is_one_error(string json, string expected)
    {
        var e = Assert.Throws<CatalogException>(() => Read(("location", "westeurope"), ("gallery", json)));

        var error = Assert.Single(e.Errors);
        Assert.StartsWith($"imageinfra:{expected}", $"{error.Path}: {error.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_error_is_reported_at_once()
    {
        var e = Assert.Throws<CatalogException>(() => Read(
            ("galleryName", "gal-with-dashes"),
            ("protect", "yes"),
            ("baseVersions", """{"ubuntu":"latest"}""")));

        Assert.Equal(
            ["imageinfra:location", "imageinfra:galleryName", "imageinfra:protect", "imageinfra:baseVersions.ubuntu"],
            e.Errors.Select(error => error.Path));
    }

    [Theory]
    [InlineData("""[{"name":"northeurope"}]""", "must contain the location 'westeurope'")]
    [InlineData("""["westeurope","West Europe"]""", "'westeurope' is given twice; keep one")]
    [InlineData("""[{"name":"westeurope","replicaCount":0}]""", "expected a whole number from 1 to 100")]
    [InlineData("""[{"name":"westeurope","replicaCount":101}]""", "expected a whole number from 1 to 100")]
    [InlineData("""[{"name":"westeurope","storageAccountType":"Cold"}]""", "expected Standard_LRS, Standard_ZRS, Premium_LRS")]
    [InlineData("""{"name":"westeurope"}""", "expected a list")]
    [InlineData("westeurope", "expected a list")]
    public void Target_regions_are_checked(string json, string message)
    {
        var e = Assert.Throws<CatalogException>(() => Read(("location", "westeurope"), ("targetRegions", json)));

        Assert.Contains(message, Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_webhook_gets_all_events_by_default()
    {
        var settings = Read(("location", "westeurope"), ("webhooks", """
            [
              {"url":"https://hooks.example/a?b=c","secretVariable":"HOOK_KEY"},
              {"url":"http://localhost:8080/","secretVariable":"_k2","events":["failed","started"]}
            ]
            """));

        Assert.Equal("https://hooks.example/a?b=c", settings.Webhooks[0].Url!.ToString());
        Assert.Equal("HOOK_KEY", settings.Webhooks[0].SecretVariable);
        Assert.Equal([WebhookEvent.Started, WebhookEvent.Succeeded, WebhookEvent.Failed], settings.Webhooks[0].Events);
        Assert.Equal([WebhookEvent.Failed, WebhookEvent.Started], settings.Webhooks[1].Events);
    }

    [Theory]
    [InlineData("""{"url":"https://h"}""", "imageinfra:webhooks: expected a list")]
    [InlineData("""["https://h"]""", "imageinfra:webhooks[0]: expected a mapping")]
    [InlineData("""[{"secretVariable":"K"}]""", "imageinfra:webhooks[0].url: is required")]
    [InlineData("""[{"url":"http://hooks.example/","secretVariable":"K"}]""", "imageinfra:webhooks[0].url: is not a webhook address; expected https://")]
    [InlineData("""[{"url":"https://user:word@h/","secretVariable":"K"}]""", "imageinfra:webhooks[0].url: is not a webhook address; expected https://")]
    [InlineData("""[{"url":"file:///etc/x","secretVariable":"K"}]""", "imageinfra:webhooks[0].url: is not a webhook address; expected https://")]
    [InlineData("""[{"url":"https://h/"}]""", "imageinfra:webhooks[0].secretVariable: is required; expected the name of an environment variable")]
    [InlineData("""[{"url":"https://h/","secretVariable":"a=b"}]""", "imageinfra:webhooks[0].secretVariable: is not the name of an environment variable")]
    [InlineData("""[{"url":"https://h/","secretVariable":"K","events":["finished"]}]""", "imageinfra:webhooks[0].events[0]: 'finished' is not allowed; expected started, succeeded, failed")]
    [InlineData("""[{"url":"https://h/","secretVariable":"K","events":[]}]""", "imageinfra:webhooks[0].events: expected at least one item")]
    [InlineData("""[{"url":"https://h/","secretVariable":"K","event":["failed"]}]""", "imageinfra:webhooks[0].event: is not a known key here; expected url, events, secretVariable, secret")]
    public void Webhooks_are_checked(string json, string message)
    {
        var e = Assert.Throws<CatalogException>(() => Read(("location", "westeurope"), ("webhooks", json)));

        Assert.StartsWith($"Pulumi.dev.yaml: {message}", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Adopted_resources_are_read_by_kind_and_for_one_image()
    {
        var settings = Read(("location", "westeurope"), ("adopt", """["gallery", "definitions/web"]"""));

        Assert.True(settings.Adopts(AdoptedKind.Gallery));
        Assert.True(settings.Adopts(AdoptedKind.Definitions, "Web"));
        Assert.False(settings.Adopts(AdoptedKind.Definitions, "other"));
        Assert.False(settings.Adopts(AdoptedKind.Identity));
        Assert.True(Read(("location", "westeurope"), ("adopt", """["definitions"]""")).Adopts(AdoptedKind.Definitions, "other"));
    }

    [Theory]
    [InlineData("gallery", ": expected a list")]
    [InlineData("""["galery"]""", "[0]: 'galery' is not allowed; expected resourceGroup, gallery,")]
    [InlineData("""["gallery/web"]""", "[0]: 'gallery/web' is not allowed; expected resourceGroup, gallery,")]
    [InlineData("""["definitions/"]""", "[0]: 'definitions/' is not allowed; expected resourceGroup, gallery,")]
    [InlineData("""{"gallery": true}""", ": expected a list")]
    public void Adopted_resources_are_checked(string json, string message)
    {
        var e = Assert.Throws<CatalogException>(() => Read(("location", "westeurope"), ("adopt", json)));

        Assert.StartsWith($"Pulumi.dev.yaml: imageinfra:adopt{message}", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    private static FactorySettings Read(params (string Key, string Value)[] values) =>
        SettingsReader.Read("dev", new Values(values.ToDictionary(v => v.Key, v => v.Value)));

    private sealed class Values(Dictionary<string, string> values) : SettingsSource
    {
        public override string File => "Pulumi.dev.yaml";

        public override string? Find(string key) => values.GetValueOrDefault(key);
    }
}
