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
    public void Steps_match_customizers_by_type_and_order() => Assert.Equal(
        ["customizer 'apps'", "customizer 2 (windows-update)", "customizer 'restart'", "the step that generalizes the image"],
        Identities(SomeLog.New().Step("powershell").Step("windows-update").Step("windows-restart").Step("powershell")));

    [Fact]
    public void After_a_step_of_another_type_indexes_are_unknown() => Assert.Equal(
        ["customizer 'apps'", "a file customizer", "a windows-restart customizer"],
        Identities(SomeLog.New().Step("powershell").Step("file").Step("windows-restart")));

    [Fact]
    public void A_name_in_the_log_finds_its_customizer_at_any_index()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Step("file").Starts("powershell", "apps").Ends("powershell").Text);

        Assert.Equal(0, StepIdentity.Of(log.Steps[1], log.Steps, s_template).Index);
    }

    [Fact]
    public void Without_a_template_the_generalizing_step_is_found_by_its_output()
    {
        var log = CustomizationLog.Parse(SomeLog.New().Step("powershell").Step("powershell", ">>> Sysprepping VM ...").Text);

        Assert.Equal([false, true], log.Steps.Select(s => StepIdentity.Of(s, log.Steps, template: null).IsImageBuilders));
    }

    [Fact]
    public void A_customizer_that_overrides_the_generalization_is_a_customizer()
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
