using System.Diagnostics;
using System.Text.Json.Nodes;
using ImageInfra.Model.Planning;
using ImageInfra.Package.Inputs;
using ImageInfra.Package.Schemas;
using ImageInfra.IntegrationTests.Support;
using YamlDotNet.Serialization;

namespace ImageInfra.IntegrationTests.Examples;

/// <summary>Runs the examples in other languages up to the inputs of the components. Only Pulumi's engine can create the components.</summary>
public sealed class PackageExampleTests
{
    // Records the components of a program in place of the generated SDK.
    private const string Recorder = """
        const record = name => class { constructor(resource, args) { console.log(JSON.stringify({ component: name, args })); } };
        export const ImageFactory = record("ImageFactory"), GalleryStack = record("GalleryStack"), ImageTemplateStack = record("ImageTemplateStack");
        """;

    private static readonly string s_examples = Path.Combine(RepositoryRoot.Path, "examples");

    [Fact]
    public void The_YAML_program_declares_valid_images()
    {
        var program = new DeserializerBuilder().Build().Deserialize<object>(File.ReadAllText(Path.Combine(s_examples, "yaml", "Pulumi.yaml")));
        var resource = JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(program))!["resources"]!["factory"]!;

        Assert.Equal("imageinfra:ImageFactory", resource["type"]!.ToString());
        Assert.Equal(["web"], Templates(resource["properties"]!.AsObject(), "yaml"));
    }

    [InstalledTheory("node")]
    [InlineData("typescript", "base")]
    public async Task A_TypeScript_program_declares_valid_images(string example, string templates)
    {
        var folder = Directory.CreateTempSubdirectory("imageinfra-example-");
        try
        {
            // The program has no type annotations, so it is JavaScript too.
            File.Copy(Path.Combine(s_examples, example, "index.ts"), Path.Combine(folder.FullName, "index.mjs"));
            var module = folder.CreateSubdirectory("node_modules/@pulumi/imageinfra");
            await File.WriteAllTextAsync(Path.Combine(module.FullName, "index.js"), Recorder);
            await File.WriteAllTextAsync(Path.Combine(module.FullName, "package.json"), """{ "name": "@pulumi/imageinfra", "type": "module", "main": "index.js" }""");
            using var node = Process.Start(new ProcessStartInfo("node", "index.mjs") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true })!;
            var recorded = JsonNode.Parse(await node.StandardOutput.ReadToEndAsync())!;

            Assert.Equal("ImageFactory", recorded["component"]!.ToString());
            Assert.Equal(templates.Split(' '), Templates(recorded["args"]!.AsObject(), example));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Templates(JsonObject inputs, string example)
    {
        var (catalog, settings) = ComponentInputs.Read(PackageComponents.Factory, inputs, "dev", Path.Combine(s_examples, example));
        return FactoryPlan.Create(catalog, settings).Templates.Select(t => t.Image.Name);
    }
}
