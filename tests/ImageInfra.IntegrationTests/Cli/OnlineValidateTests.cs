using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests <c>validate --online</c> against the simulator.</summary>
public sealed class OnlineValidateTests : IDisposable
{
    private readonly SmallProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Sources_and_sizes_that_exist_have_no_finding()
    {
        var validated = await _project.RunAsync("validate", "--online");

        Assert.Equal(ExitCode.Success, validated.ExitCode);
    }

    [Fact]
    public async Task A_size_that_the_region_lacks_is_an_error_with_its_line()
    {
        _project.WriteStack("location: westeurope\noverrides: { web: { vmSize: Standard_G1 } }");

        var validated = await _project.RunAsync("validate", "--online", "--json");

        Assert.Equal(ExitCode.InvalidInput, validated.ExitCode);
        Assert.Contains("'Standard_G1' is not available in westeurope", validated.Output, StringComparison.Ordinal);
        Assert.Contains("vm-size-missing", validated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_invalid_setting_azure_is_not_asked()
    {
        _project.WriteStack("location: westeurope\nnonsense: 1");

        var validated = await _project.RunAsync("validate", "--online", "--json");

        Assert.Equal(ExitCode.InvalidInput, validated.ExitCode);
        Assert.Contains("Azure was not asked; fix the errors of the catalog and the settings first", validated.Output, StringComparison.Ordinal);
    }
}
