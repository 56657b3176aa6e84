using ImageInfra.Model.Settings;

namespace ImageInfra.UnitTests.Model;

public sealed class ProjectFileTests
{
    [Theory]
    [InlineData("name: contoso-images\nruntime: dotnet\n", "contoso-images")]
    [InlineData("\"name\": 'a.b_c'\nruntime: { name: dotnet, options: { binary: bin } }\nmain: infra\n", "a.b_c")]
    [InlineData("name: x\nruntime: yaml\nconfig:\n  azure-native:location: westeurope\n  x:size: { default: 3 }\n", "x")]
    public void A_valid_file_has_a_name_and_no_problems(string text, string name)
    {
        var file = ProjectFile.Parse(text);

        Assert.Equal(name, file.Name);
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("", "Pulumi.yaml:1: name: is required")]
    [InlineData("name: x\n", "Pulumi.yaml:1: runtime: is required")]
    [InlineData("runtime: dotnet\nname: a b\n", "Pulumi.yaml:2: name: is not the name of a project")]
    [InlineData("name: x\nruntime: [\n", "Pulumi.yaml:3: is not YAML")]
    [InlineData("- a\n", "Pulumi.yaml:1: is not a mapping")]
    [InlineData("name: x\nruntime: dotnet\nstackConfigDir: stacks\n", "Pulumi.yaml:3: stackConfigDir: is not supported")]
    [InlineData("name: x\nruntime: dotnet\nconfig: stacks\n", "Pulumi.yaml:3: config: is the old form of stackConfigDir")]
    [InlineData("name: x\nruntime: dotnet\nconfig:\n  imageinfra:protect: true\n", "Pulumi.yaml:4: config.imageinfra:protect: is a setting of ImageInfra")]
    [InlineData("name: imageinfra\nruntime: dotnet\nconfig:\n  protect: { value: true }\n", "Pulumi.yaml:4: config.protect: is a setting of ImageInfra")]
    public void A_problem_has_its_line(string text, string expected) =>
        Assert.StartsWith(expected, $"{ProjectFile.Parse(text).Problems[0]}", StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_a_problem() =>
        Assert.Contains("nested more than", $"{Assert.Single(ProjectFile.Parse(new string('[', 5000)).Problems)}", StringComparison.Ordinal);
}
