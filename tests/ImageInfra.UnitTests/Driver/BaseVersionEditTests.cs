using ImageInfra.Driver.Projects;

namespace ImageInfra.UnitTests.Driver;

public sealed class BaseVersionEditTests
{
    public static TheoryData<string, string> Edits => new()
    {
        { "", "config:\n  imageinfra:baseVersions:\n    base: 1.0.1\n" },
        { "# only a comment\n", "# only a comment\nconfig:\n  imageinfra:baseVersions:\n    base: 1.0.1\n" },
        {
            "# a\nconfig:\n  # b\n  imageinfra:location: westeurope # c\n  # d\n",
            "# a\nconfig:\n  # b\n  imageinfra:location: westeurope # c\n  imageinfra:baseVersions:\n    base: 1.0.1\n  # d\n"
        },
        {
            "config:\n    imageinfra:tags:\n        a: b\nother: 1\n",
            "config:\n    imageinfra:tags:\n        a: b\n    imageinfra:baseVersions:\n      base: 1.0.1\nother: 1\n"
        },
        {
            "config:\n  imageinfra:baseVersions:\n    base: 1.0.0 # pinned by hand\n    other: 2.0.0\n",
            "config:\n  imageinfra:baseVersions:\n    base: 1.0.1 # pinned by hand\n    other: 2.0.0\n"
        },
        {
            "config:\n  imageinfra:baseVersions:\n    base: \"1.0.0\"\n",
            "config:\n  imageinfra:baseVersions:\n    base: 1.0.1\n"
        },
        {
            "config:\n  imageinfra:baseVersions:\n    other: 2.0.0 # keep\n  imageinfra:location: westeurope\n",
            "config:\n  imageinfra:baseVersions:\n    other: 2.0.0 # keep\n    base: 1.0.1\n  imageinfra:location: westeurope\n"
        },
        {
            "config:\n  imageinfra:baseVersions: { other: 2.0.0 }\n",
            "config:\n  imageinfra:baseVersions: { other: 2.0.0, base: 1.0.1 }\n"
        },
        {
            "config:\n  imageinfra:location: westeurope",
            "config:\n  imageinfra:location: westeurope\n  imageinfra:baseVersions:\n    base: 1.0.1\n"
        },
        {
            "config:\n  imageinfra:targetRegions:\n    - { name: westeurope }\n    - { name: northeurope } # far\n",
            "config:\n  imageinfra:targetRegions:\n    - { name: westeurope }\n    - { name: northeurope } # far\n  imageinfra:baseVersions:\n    base: 1.0.1\n"
        },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_pin_changes_its_own_characters_and_no_others(string before, string after)
    {
        Assert.Equal(after, BaseVersionEdit.Pin(before, "base", new(1, 0, 1)));
        Assert.Equal(after, BaseVersionEdit.Pin(after, "base", new(1, 0, 1)));
    }

    [Theory]
    [InlineData("config:\n  a: b\n  imageinfra:baseVersions:\n    base: 1.0.0 # x\n    other: 2.0.0\n", "config:\n  a: b\n  imageinfra:baseVersions:\n    other: 2.0.0\n")]
    [InlineData("config:\n  a: b # y\n  imageinfra:baseVersions:\n    base: 1.0.0\n  c: d\n", "config:\n  a: b # y\n  c: d\n")]
    [InlineData("config:\n  imageinfra:baseVersions: { base: 1.0.0, other: 2.0.0 }\n", "config:\n  imageinfra:baseVersions: { other: 2.0.0 }\n")]
    [InlineData("config:\n  imageinfra:baseVersions: { other: 2.0.0, base: 1.0.0 }\n", "config:\n  imageinfra:baseVersions: { other: 2.0.0 }\n")]
    [InlineData("config:\n  a: b\n  imageinfra:baseVersions: { base: 1.0.0 }\n", "config:\n  a: b\n")]
    [InlineData("config:\n  a: b\n", "config:\n  a: b\n")]
    [InlineData("", "")]
    public void An_unpin_takes_out_its_own_line_and_no_other(string before, string after) =>
        Assert.Equal(after, BaseVersionEdit.Unpin(before, "base"));

    [Theory]
    [InlineData("config:\n  imageinfra:baseVersions: {}\n")]
    [InlineData("config:\n  imageinfra:baseVersions:\n")]
    [InlineData("config: {}\n")]
    [InlineData("config:\n")]
    public void An_empty_place_for_pins_is_no_place_to_stop(string before)
    {
        var after = BaseVersionEdit.Pin(before, "base", new(1, 0, 1));

        Assert.Single(after.Split('\n'), line => line.Trim() == "config:");
        Assert.Single(after.Split('\n'), line => line.Contains("baseVersions", StringComparison.Ordinal));
        Assert.Contains("base: 1.0.1", after, StringComparison.Ordinal);
    }
}
