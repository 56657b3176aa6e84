using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

/// <summary>Tests the effect of project files on a plan.</summary>
public sealed class ScriptPlanTests : IDisposable
{
    private readonly SomeScripts _scripts = new();

    public ScriptPlanTests() => _scripts.File("infra/images/a.sh", "echo a\n").Image("web", "{ type: Shell, script: a.sh }");

    public void Dispose() => _scripts.Dispose();

    [Fact]
    public void The_same_content_gives_the_same_template_in_any_project_folder()
    {
        using var elsewhere = new SomeScripts();
        elsewhere.File("infra/images/a.sh", "echo a\n").Image("web", "{ type: Shell, script: a.sh }");

        Assert.Equal(NameOf(_scripts), NameOf(elsewhere));
        Assert.Equal(PlanFingerprint.Of(_scripts.Load(), SomeStack.Settings()), PlanFingerprint.Of(elsewhere.Load(), SomeStack.Settings()));
    }

    [Fact]
    public void Changed_content_changes_the_template_name()
    {
        var before = NameOf(_scripts);

        Assert.NotEqual(before, NameOf(_scripts.File("infra/images/a.sh", "echo b\n")));
    }

    [Fact]
    public void Another_file_name_changes_the_template_name()
    {
        var before = NameOf(_scripts);

        Assert.NotEqual(before, NameOf(_scripts.File("infra/images/b.sh", "echo a\n").Image("web", "{ type: Shell, script: b.sh }")));
    }

    [Fact]
    public void Another_folder_keeps_the_template_name()
    {
        var before = NameOf(_scripts);

        Assert.Equal(before, NameOf(_scripts.File("infra/images/deep/a.sh", "echo a\n").Image("web", "{ type: Shell, script: deep/a.sh }")));
    }

    [Fact]
    public void A_named_account_changes_only_templates_with_scripts()
    {
        _scripts.Image("plain", "{ type: Shell, inline: [a] }");
        var (before, after) = (Plan(_scripts), FactoryPlan.Create(_scripts.Load(), SomeStack.Settings() with { ScriptsAccountName = "other" }));

        Assert.Equal(before.Templates[0].TemplateName, after.Templates[0].TemplateName);
        Assert.NotEqual(before.Templates[1].TemplateName, after.Templates[1].TemplateName);
    }

    [Fact]
    public void The_reason_under_unpinned_changes_no_template()
    {
        string Named(string reason) => NameOf(_scripts.Image("web", $"{{ type: Shell, scriptUri: 'https://a/b', unpinned: {reason} }}"));

        Assert.Equal(Named("one"), Named("two"));
    }

    [Fact]
    public void A_stack_has_each_file_of_its_declared_templates_once()
    {
        _scripts
            .File("infra/images/deep/a.sh", "echo a\n")
            .File("infra/images/b.sh", "echo a\n")
            .File("infra/images/waits.sh", "echo waits\n")
            .Image("web", "{ type: Shell, script: b.sh }", "{ type: Shell, script: a.sh }", "{ type: Shell, script: deep/a.sh }")
            .File("infra/images/child.yaml", """
                name: child
                definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: child } }
                template:
                  source: { type: CatalogImage, image: web }
                  customize: [{ type: Shell, script: waits.sh }]
                """);

        var plan = Plan(_scripts);

        Assert.Equal(["a.sh", "b.sh"], plan.Scripts.Select(s => s.Name));
        Assert.Equal(["a.sh", "b.sh"], Assert.Single(plan.Templates).Scripts.Select(s => s.Name));
    }

    private static FactoryPlan Plan(SomeScripts scripts) => FactoryPlan.Create(scripts.Load(), SomeStack.Settings());

    private static string NameOf(SomeScripts scripts) => Assert.Single(Plan(scripts).Templates).TemplateName;
}
