using System.Text.RegularExpressions;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests the simulator's page in a browser.</summary>
public sealed partial class PageTests : SimulatorTest
{
    [ChromiumFact]
    public async Task The_page_shows_resources_builds_and_requests()
    {
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromMinutes(13));
        await Arm.GetAsync($"{Arm.Gallery}/images/none", Galleries);

        var page = await Chromium.OpenAsync(Arm.Host.NewPageLink());

        Assert.Contains("<title>web-1 publishes web</title>", page, StringComparison.Ordinal);
        Assert.Contains("<title>web-1 runs as builder</title>", page, StringComparison.Ordinal);
        Assert.Contains("<title>gal holds web</title>", page, StringComparison.Ordinal);
        Assert.Matches("<b>web-1</b>.*<span class=\"phase now\">Customizing</span>", page);
        Assert.Matches("<td class=\"bad\">404</td><td[^>]*>[^<]*/images/none</td>", page);
        Assert.True(NodePattern().Count(page) >= 7, "fewer than seven resources are drawn");
    }

    [ChromiumFact]
    public async Task Names_from_clients_are_shown_as_text()
    {
        await Arm.PatchAsync(Arm.Group, Groups, Json("""{ "tags": { "a": "b" } }"""));
        await Arm.GetAsync($"{Arm.Gallery}/images/%3Cimg src=x onerror=alert(1)%3E", Galleries);

        var page = await Chromium.OpenAsync(Arm.Host.NewPageLink());

        Assert.Contains("&lt;img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task A_browser_without_the_link_sees_only_the_command_that_prints_it()
    {
        var page = await Chromium.OpenAsync(Arm.Client.BaseAddress!);

        Assert.Contains("open the link that 'imageinfra sim status' prints", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_loads_nothing_from_other_hosts()
    {
        using var response = await Arm.Client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("//", (await response.Content.ReadAsStringAsync()).Replace("https://", "//", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [GeneratedRegex("<g class=\"node ")]
    private static partial Regex NodePattern();
}
