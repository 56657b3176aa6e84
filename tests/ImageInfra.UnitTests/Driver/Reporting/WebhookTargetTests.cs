using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Reporting;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;
using Moq;

namespace ImageInfra.UnitTests.Driver.Reporting;

public sealed class WebhookTargetTests
{
    private static readonly WebhookEvent[] s_events = Enum.GetValues<WebhookEvent>();
    private static readonly SecretSetting s_url = new("webhooks", "[0].url");
    private static readonly SecretSetting s_key = new("webhooks", "[0].secret");

    private readonly Mock<ISettingSecrets> _secrets = new(MockBehavior.Strict);
    private readonly List<string> _warnings = [];

    [Fact]
    public async Task A_secret_address_and_a_secret_key_are_decrypted()
    {
        _secrets.Setup(s => s.ReadAsync(s_url, default)).ReturnsAsync("https://hooks.example/token");
        _secrets.Setup(s => s.ReadAsync(s_key, default)).ReturnsAsync("the key");

        var target = Assert.Single(await FindAsync(new(null, null, s_events) { SecretUrl = s_url, Secret = s_key }, _secrets.Object));

        Assert.Equal((new("https://hooks.example/token"), "the key"), (target.Url, target.Key));
        Assert.Equal("webhook hooks.example", target.ToString());
        Assert.Empty(_warnings);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_decrypted_is_a_warning()
    {
        _secrets.Setup(s => s.ReadAsync(s_url, default)).ThrowsAsync(new DriverException(DriverFailure.UpdateFailed, "imageinfra:webhooks[0].url is a secret that cannot be decrypted: no passphrase"));

        Assert.Empty(await FindAsync(new(null, "KEY", s_events) { SecretUrl = s_url }, _secrets.Object));

        Assert.Equal(["webhook imageinfra:webhooks[0].url receives no events: imageinfra:webhooks[0].url is a secret that cannot be decrypted: no passphrase"], _warnings);
    }

    [Fact]
    public async Task With_local_nothing_is_decrypted_and_a_warning_is_shown()
    {
        Assert.Empty(await FindAsync(new(new("http://localhost:9/"), null, s_events) { Secret = s_key }, secrets: null));

        Assert.Equal(
            ["webhook localhost:9 receives no events: imageinfra:webhooks[0].secret is a secret, which --local cannot decrypt; use an environment variable in secretVariable instead"],
            _warnings);
    }

    [Fact]
    public async Task An_invalid_address_is_not_shown()
    {
        _secrets.Setup(s => s.ReadAsync(s_url, default)).ReturnsAsync("http://hooks.example/token");

        Assert.Empty(await FindAsync(new(null, "KEY", s_events) { SecretUrl = s_url }, _secrets.Object));

        Assert.DoesNotContain("token", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<WebhookTarget>> FindAsync(Webhook webhook, ISettingSecrets? secrets) =>
        WebhookTarget.FindAsync([webhook], new Dictionary<string, string> { ["KEY"] = "k" }, secrets, _warnings.Add, default);
}
