using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;

namespace ImageInfra.UnitTests.Model.Loading;

public sealed class StepLinesTests
{
    private static readonly CatalogFile s_file = new("infra/images/web.yaml", """
        name: web
        template:
          customize:
            # the first
            - type: Shell
              name: one
              inline: [echo 1]

            - type: Shell
              name: two
              inline:
                - echo 2
          validate:
            inVMValidations:
              - { type: Shell, name: check, inline: [echo 3] }
        """);

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 9)]
    [InlineData(2, null)]
    public void A_customizer_is_found_by_its_index(int index, int? line) => Assert.Equal(line, StepLines.OfCustomizer(s_file, index));

    [Fact]
    public void Steps_are_found_by_name()
    {
        Assert.Equal(9, StepLines.OfCustomizer(s_file, "two"));
        Assert.Equal(15, StepLines.OfValidator(s_file, "check"));
        Assert.Equal(15, StepLines.OfValidator(s_file, 0));
        Assert.Null(StepLines.OfCustomizer(s_file, "three"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name: web")]
    [InlineData("template: [")]
    [InlineData("template: { customize: none }")]
    public void Another_file_than_a_catalog_file_has_no_lines(string text) => Assert.Null(StepLines.OfCustomizer(new("x.yaml", text), 0));
}
