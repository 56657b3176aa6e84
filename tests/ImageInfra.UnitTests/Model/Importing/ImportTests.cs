using ImageInfra.Import.Contract;
using ImageInfra.Import.Conversion;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Importing;

public sealed class ImportTests
{
    [Fact]
    public void Bicep_with_symbolic_names_a_module_and_a_definition_gives_a_complete_file()
    {
        var image = Complete(ImportSamples.Bicep, ("imageName", "web"));

        Assert.Equal("web", image.Name);
        var spec = Load(image);
        Assert.Equal("The web tier", spec.Description);
        Assert.Equal((OsType.Linux, HyperVGeneration.V2, new ImageIdentifier("contoso", "linux", "web")), (spec.Definition.OsType, spec.Definition.HyperVGeneration, spec.Definition.Identifier));
        Assert.Equal([new ImageFeature("SecurityType", "TrustedLaunchSupported")], spec.Definition.Features);
        Assert.Equal("team", Assert.Single(spec.Tags).Key);
        var shared = Assert.IsType<Distributor.SharedImage>(Assert.Single(spec.Template.Distribute));
        Assert.Equal([new TargetRegion("westeurope", 2, "Standard_ZRS"), new TargetRegion("northeurope", 2, "Standard_ZRS")], shared.TargetRegions);
        Assert.Equal(["echo \"building web\"", "[ -f /etc/os-release ]"], Assert.IsType<Step.Shell>(spec.Template.Customize[0]).Inline);
    }

    [Fact]
    public void Exit_codes_in_quotes_are_numbers()
    {
        var image = Assert.Single(Import("""
            {
              "type": "Microsoft.VirtualMachineImages/imageTemplates",
              "apiVersion": "2022-02-14",
              "properties": {
                "source": { "type": "PlatformImage", "publisher": "p", "offer": "o", "sku": "s" },
                "customize": [{ "type": "PowerShell", "inline": ["setup.exe /quiet"], "validExitCodes": ["0", 3010] }],
                "distribute": [{ "type": "VHD", "runOutputName": "out" }]
              }
            }
            """).Images);

        Assert.Equal([0, 3010], Assert.IsType<Step.PowerShell>(Load(image).Template.Customize[0]).ValidExitCodes);
    }

    [Fact]
    public void An_obsolete_source_is_noted_with_a_replacement()
    {
        var image = Assert.Single(Import("""
            {
              "type": "Microsoft.VirtualMachineImages/imageTemplates",
              "apiVersion": "2018-02-01-preview",
              "properties": {
                "source": { "type": "ISO", "sourceURI": "https://example.com/linux.iso" },
                "distribute": [{ "type": "ManagedImage", "runOutputName": "out" }]
              }
            }
            """).Images);

        Assert.Contains(image.Notes, n => n is { Kind: ImportNoteKind.Attention, Path: "source.type", Line: 5 } && n.Message.Contains("use a PlatformImage", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_iteration_of_a_copy_loop_gives_an_image()
    {
        var result = Import(ImportSamples.Loops);

        Assert.True(result.IsComplete);
        Assert.Equal(["web", "db"], result.Images.Select(i => i.Name));
        Assert.Equal(["base", "web"], Load(result.Images[0]).Template.Customize.Select(c => c.Name));
        Assert.Equal(["base", "db"], Load(result.Images[1]).Template.Customize.Select(c => c.Name));
    }

    [Fact]
    public async Task Properties_that_azure_adds_are_dropped_from_az_output()
    {
        var image = Complete(ImportSamples.Shown);

        var spec = Load(image);
        Assert.Equal("web", image.Name);
        var step = Assert.IsType<Step.Shell>(Assert.Single(spec.Template.Customize));
        Assert.Equal(["[parameters('not-an-expression')]", "echo <b> $HOME"], step.Inline);
        Assert.Equal(64, spec.Template.VmProfile.OsDiskSizeGB);
        Assert.Equal("Standard_D2ds_v5", spec.Template.VmProfile.VmSize);
        Assert.Single(spec.Template.Validate!.InVMValidations);
        Assert.DoesNotContain("provisioningState", image.Yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("exactVersion", image.Yaml, StringComparison.Ordinal);
        Assert.Empty(await EditorSchema.ProblemsAsync(image.Yaml));
    }

    [Theory]
    [InlineData("2018-02-01-preview")]
    [InlineData("2019-02-01-preview")]
    public void The_first_api_versions_are_brought_up_to_date(string apiVersion)
    {
        var image = Complete(ImportSamples.First(apiVersion));

        var spec = Load(image);
        Assert.Equal("https://example.com/a.sh", Assert.IsType<Step.Shell>(spec.Template.Customize[0]).ScriptUri);
        Assert.Equal("westeurope", Assert.Single(Assert.IsType<Distributor.SharedImage>(spec.Template.Distribute[0]).TargetRegions).Name);
        Assert.Equal("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/i", Assert.IsType<Distributor.ManagedImage>(spec.Template.Distribute[1]).ImageId);
        Assert.Equal("https://example.com/vhds/i.vhd", Assert.IsType<Distributor.Vhd>(spec.Template.Distribute[2]).Uri);
        Assert.Contains(image.Notes, n => n.Kind is ImportNoteKind.Changed && n.Path == "properties.customize[0].script" && n.Message == "becomes scriptUri");
        Assert.Contains(image.Notes, n => n.Kind is ImportNoteKind.Attention && n.Path == "properties.distribute[0].artefactTags");
    }

    [Fact]
    public void Older_network_properties_become_one_subnet_id()
    {
        var image = Complete(ImportSamples.OldNetwork, ("subscription().subscriptionId", "s"));

        Assert.Equal(
            new VnetConfig("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/a", ProxyVmSize: "Standard_A1_v2"),
            Load(image).Template.VmProfile.VnetConfig);
    }

    [Fact]
    public void The_command_line_overrides_the_parameter_file()
    {
        var parameters = new ImportFile("p.json", """{ "parameters": { "imageName": { "value": "api" }, "replicas": { "value": 5 } } }""");

        var result = TemplateImporter.Import([new("bicep.json", ImportSamples.Bicep)], new() { ParameterFiles = [parameters], Values = new Dictionary<string, string> { ["imageName"] = "web" } });

        var spec = Load(Assert.Single(result.Images));
        Assert.Equal("web", spec.Name);
        Assert.Equal(5, ((Distributor.SharedImage)spec.Template.Distribute[0]).TargetRegions[0].ReplicaCount);
    }

    [Fact]
    public void A_definition_of_an_old_api_version_defaults_to_generation_one()
    {
        var image = Complete(ImportSamples.Bicep.Replace("\"hyperVGeneration\": \"V2\",", "", StringComparison.Ordinal).Replace("TrustedLaunchSupported", "Standard", StringComparison.Ordinal), ("imageName", "web"));

        Assert.Equal(HyperVGeneration.V1, Load(image).Definition.HyperVGeneration);
    }

    [Fact]
    public void Missing_values_are_not_guessed()
    {
        var result = Import("""{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "properties": { "source": { "type": "ManagedImage", "imageId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/i" } } }""");

        var image = Assert.Single(result.Images);
        Assert.False(result.IsComplete);
        Assert.Contains("osType: '<unresolved: Linux or Windows>'", image.Yaml, StringComparison.Ordinal);
        Assert.Equal("definition.osType", Assert.Single(image.Notes, n => n.Kind is ImportNoteKind.Unresolved).Path);
    }

    [Fact]
    public void The_loader_refuses_a_name_that_azure_refuses()
    {
        var image = Assert.Single(Import(ImportSamples.First("2024-02-01")).Images);

        Assert.Contains(image.Notes, n => n.Kind is ImportNoteKind.Problem && n.File == "sample.yaml" && n.Message.Contains("did you mean 'artifactTags'?", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_images_with_one_identifier_are_refused()
    {
        var result = TemplateImporter.Import([new("bicep.json", ImportSamples.Bicep)], new()
        {
            Values = new Dictionary<string, string> { ["imageName"] = "web" },
            Catalog = [new("infra/images/other.yaml", SomeYaml.Image("other").Replace("imageinfra, offer: x, sku: other", "contoso, offer: linux, sku: web", StringComparison.Ordinal))],
        });

        Assert.Contains(result.Images[0].Notes, n => n.Kind is ImportNoteKind.Problem && n.Path == "definition.identifier");
    }

    [Fact]
    public void Placeholders_in_commands_are_replaced_only_with_given_values()
    {
        const string Template = """{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "properties": { "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "$offer", "sku": "{{sku}}" }, "customize": [{ "type": "Shell", "inline": ["echo $offer <package> > /tmp/a", "echo '<b>'"] }], "distribute": [{ "type": "VHD", "runOutputName": "__out__" }] } }""";

        var image = Complete(Template, ("offer", "ubuntu"), ("sku", "server"), ("out", "vhd"), ("package", "nginx"));

        var spec = Load(image);
        Assert.Equal(["echo $offer nginx > /tmp/a", "echo '<b>'"], ((Step.Shell)spec.Template.Customize[0]).Inline);
        Assert.Equal(("ubuntu", "server"), spec.Template.Source is ImageSource.PlatformImage p ? (p.Offer, p.Sku) : default);
        Assert.Contains(image.Notes, n => n.Kind is ImportNoteKind.Attention && n.Message.StartsWith("has '<b>'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("param name string", "is not JSON", "az bicep build")]
    [InlineData("{ \"a\": ", "is not JSON", "")]
    public void A_file_that_is_not_json_is_an_error_with_its_line(string text, string message, string hint)
    {
        var error = Assert.Single(Assert.Throws<CatalogException>(() => Import(text)).Errors);

        Assert.Equal(("sample.json", 1), (error.File, error.Line));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_image_templates_is_an_error()
    {
        var result = Import("""{ "resources": [{ "type": "Microsoft.Storage/storageAccounts", "name": "a" }] }""");

        Assert.Equal(ImportNoteKind.Problem, Assert.Single(result.Notes).Kind);
    }

    [Fact]
    public void A_written_file_is_formatted_as_the_catalog()
    {
        var yaml = Complete(ImportSamples.Bicep, ("imageName", "web")).Yaml;

        Assert.Equal(ImportSamples.BicepYaml, yaml);
    }

    private static ImportResult Import(string text, params (string Key, string Value)[] values) =>
        TemplateImporter.Import([new("sample.json", text)], new() { Values = values.ToDictionary(v => v.Key, v => v.Value) });

    private static ImportedImage Complete(string text, params (string Key, string Value)[] values)
    {
        var image = Assert.Single(Import(text, values).Images);
        Assert.True(image.IsComplete, $"{string.Join('\n', image.Notes)}\n{image.Yaml}");
        return image;
    }

    private static ImageSpec Load(ImportedImage image) => Assert.Single(ImageCatalog.Load([new($"{image.Name}.yaml", image.Yaml)]).Images);
}
