using ImageInfra.Driver.Logs;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Logs;

public sealed class StepIdentityTests
{
    private static readonly ImageTemplateSpec s_template = new()
    {
        Source = new ImageSource.CatalogImage("base"),
        Customize =
        [
            new Step.PowerShell { Name = "apps" },
            new Step.WindowsUpdate(),
            new Step.WindowsRestart { Name = "restart" },
        ],
    };

    [Fact]
    public void Steps_of_the_declared_types_in_their_order_are_the_customizers() => Assert.Equal(
        ["customizer 'apps'", "customizer 2 (windows-update)", "customizer 'restart'", "the step that generalises the image"],
        Identities(SomeLog.New().Step("powershell").Step("windows-update").Step("windows-restart").Step("powershell")));

    [Fact]
    public void After_a_step_of_another_type_no_index_is_claimed() => Assert.Equal(
        ["customizer 'apps'", "a file customizer", "a windows-restart customizer"],
        Identities(SomeLog.New().Step("powershell").Step("file").Step("windows-restart")));

    [Fact]
    public void A_name_in_the_log_finds_its_customizer_in_any_place()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Step("file").Starts("powershell", "apps").Ends("powershell").Text);

        Assert.Equal(0, StepIdentity.Of(log.Steps[1], log.Steps, s_template).Index);
    }

    [Fact]
    public void Without_a_template_the_step_that_generalises_is_known_by_what_it_says()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Step("powershell").Step("powershell", ">>> Sysprepping VM ...").Text);

        Assert.Equal([false, true], log.Steps.Select(s => StepIdentity.Of(s, log.Steps, template: null).IsImageBuilders));
    }

    [Fact]
    public void A_customizer_that_overrides_the_generalising_script_is_still_one()
    {
        var log = SomeLog.New().Step("powershell", ">>> Sysprepping VM ...");

        Assert.Equal(["customizer 'apps'"], Identities(log));
    }

    private static IEnumerable<string> Identities(SomeLog text)
    {
        var log = CustomizationLog.Parse(text.Text);
        return log.Steps.Select(s => StepIdentity.Of(s, log.Steps, s_template).Text);
    }
}
