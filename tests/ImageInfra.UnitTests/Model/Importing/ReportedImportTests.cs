using ImageInfra.Import.Contract;
using ImageInfra.Import.Conversion;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Importing;

/// <summary>Inputs that were imported wrong, and inputs that were right and stay so.</summary>
public sealed class ReportedImportTests
{
    [ReportTheory]
    [InlineData("defid.json", false, "identifier:\n    publisher: '<unresolved: the image definition>'", "defId")]
    [InlineData("vercond.json", true, "identifier:\n    publisher: contoso\n    offer: web\n    sku: base", "")]
    [InlineData("ver.json", true, "hyperVGeneration: V1\n  identifier:\n    publisher: contoso", "")]
    [InlineData("tf2.json", false, "sku: '<unresolved: var.sku>'", "var.sku|image.version|Vm.Size")]
    [InlineData("tf.json", false, "- 'echo <unresolved: var.app_version>'", "var.offer|var.sku|var.app_version|local.vm_size|var.region|var.env|sha")]
    [InlineData("devops.json", false, "offer: '<unresolved: build.offer>'", "build.offer|Image.Sku|image.version|Build.SourceBranch|cookiecutter.x|image name|ENV|github.sha|X|VAR")]
    [InlineData("rgid.json", false, "/resourceGroups/rg-staging'", "subscription().subscriptionId")]
    [InlineData("bare.json", true, "sku: 2019-Datacenter", "")]
    [InlineData("condparam.json", true, "tags:\n  a: b", "")]
    [InlineData("conddefault.json", true, "subnetId: /subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v/subnets/x", "")]
    [InlineData("collide.json", true, "tags:\n  a: b|tags:\n  c: d", "")]
    [InlineData("loopcond.json", true, "name: init", "")]
    [InlineData("p.json", true, "runOutputName: i", "")]
    [InlineData("partial.json", true, "runOutputName: i", "")]
    [InlineData("lam.json", false, "runOutputName: one", "subscription().subscriptionId|resourceGroup().name")]
    [InlineData("lowercase.json", true, "type: PlatformImage", "")]
    [InlineData("oldvnet.json", false, "/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/corp-vnet/subnets/build", "subscription().subscriptionId")]
    [InlineData("docskeleton2.json", true, "sku: 22_04-lts-gen2", "")]
    [InlineData("tfshow.json", true, "type: PlatformImage", "")]
    [InlineData("pulumistate.json", true, "type: PlatformImage", "")]
    [InlineData("avd-portal.json", true, "sku: win11-23h2-avd-m365", "")]
    public void A_reported_input_has_its_values_or_asks_for_them(string name, bool isComplete, string parts, string keys)
    {
        var result = TemplateImporter.Import([File(name)], new());

        var yaml = string.Join("---\n", result.Images.Select(i => i.Yaml));
        Assert.All(parts.Split('|'), part => Assert.Contains(part, yaml, StringComparison.Ordinal));
        Assert.Equal(keys.Split('|', StringSplitOptions.RemoveEmptyEntries), result.Images.SelectMany(i => i.Notes).Select(n => n.Key).OfType<string>().Distinct());
        Assert.True(isComplete == result.IsComplete, string.Join('\n', result.Images.SelectMany(i => i.Notes)));
    }

    [ReportTheory]
    [InlineData("definition-terraform.json", "SCSI, NVMe|ConfidentialVMSupported|\"True\"")]
    [InlineData("definition-nvme.json", "NVMe, SCSI|\"True\"")]
    public void Features_have_the_spelling_of_azure(string name, string values)
    {
        var yaml = Assert.Single(TemplateImporter.Import([File(name)], new()).Images).Yaml;

        Assert.All(values.Split('|'), value => Assert.Contains($"value: {value}", yaml, StringComparison.Ordinal));
    }

    [ReportTheory]
    [InlineData("collide.json", "i j")]
    [InlineData("loopcond.json", "init")]
    public void Modules_make_the_images_of_a_deployment(string name, string images) =>
        Assert.Equal(images.Split(' '), TemplateImporter.Import([File(name)], new()).Images.Select(i => i.Name));

    [ReportTheory]
    [InlineData("docskeleton.json", 3, "put the placeholder in quotes")]
    public void A_skeleton_of_the_documentation_is_refused_with_the_next_step(string name, int line, string message)
    {
        var error = Assert.Single(Assert.Throws<ImageInfra.Model.Images.CatalogException>(() => TemplateImporter.Import([File(name)], new())).Errors);

        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static ImportFile File(string name) => new(name, System.IO.File.ReadAllText(ReportedImports.PathOf(name)));
}
