using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.UnitTests.Driver;

public sealed class SettingEditTests
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
            "config:\n  imageinfra:location: westeurope\n  imageinfra:baseVersions:\n    base: 1.0.1"
        },
        {
            "config:\n  imageinfra:targetRegions:\n    - { name: westeurope }\n    - { name: northeurope } # far\n",
            "config:\n  imageinfra:targetRegions:\n    - { name: westeurope }\n    - { name: northeurope } # far\n  imageinfra:baseVersions:\n    base: 1.0.1\n"
        },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_new_pin_changes_only_its_own_characters(string before, string after)
    {
        Assert.Equal(after, SettingEdit.BaseVersion("base", new(1, 0, 1)).Apply(before));
        Assert.Equal(after, SettingEdit.BaseVersion("base", new(1, 0, 1)).Apply(after));
    }

    [Theory]
    [InlineData("config:\n  a: b\n  imageinfra:baseVersions:\n    base: 1.0.0 # x\n    other: 2.0.0\n", "config:\n  a: b\n  imageinfra:baseVersions:\n    other: 2.0.0\n")]
    [InlineData("config:\n  a: b # y\n  imageinfra:baseVersions:\n    base: 1.0.0\n  c: d\n", "config:\n  a: b # y\n  c: d\n")]
    [InlineData("config:\n  imageinfra:baseVersions: { base: 1.0.0, other: 2.0.0 }\n", "config:\n  imageinfra:baseVersions: { other: 2.0.0 }\n")]
    [InlineData("config:\n  imageinfra:baseVersions: { other: 2.0.0, base: 1.0.0 }\n", "config:\n  imageinfra:baseVersions: { other: 2.0.0 }\n")]
    [InlineData("config:\n  a: b\n  imageinfra:baseVersions: { base: 1.0.0 }\n", "config:\n  a: b\n")]
    [InlineData("config:\n  a: b\n", "config:\n  a: b\n")]
    [InlineData("", "")]
    public void Removing_a_pin_removes_only_its_line(string before, string after) =>
        Assert.Equal(after, SettingEdit.BaseVersion("base", version: null).Apply(before));

    [Theory]
    [InlineData("config:\n  imageinfra:baseVersions: {}\n")]
    [InlineData("config:\n  imageinfra:baseVersions:\n")]
    [InlineData("config: {}\n")]
    [InlineData("config:\n")]
    public void An_empty_map_of_pins_accepts_a_pin(string before)
    {
        var after = SettingEdit.BaseVersion("base", new(1, 0, 1)).Apply(before);

        Assert.Single(after.Split('\n'), line => line.Trim() == "config:");
        Assert.Single(after.Split('\n'), line => line.Contains("baseVersions", StringComparison.Ordinal));
        Assert.Contains("base: 1.0.1", after, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Line_endings_are_kept(string before, string after)
    {
        static string Windows(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);

        if (before.Contains('\n', StringComparison.Ordinal))
        {
            Assert.Equal(Windows(after), SettingEdit.BaseVersion("base", new(1, 0, 1)).Apply(Windows(before)));
        }
    }

    [Theory]
    [InlineData("config:\n  a: b\n  imageinfra:baseVersions:\n    base: 1.0.0", "config:\n  a: b")]
    [InlineData("config:\r\n  a: b\r\n  imageinfra:baseVersions:\r\n    base: 1.0.0", "config:\r\n  a: b")]
    [InlineData("config:\r\n  imageinfra:baseVersions:\r\n    base: 1.0.0\r\n  a: b\r\n", "config:\r\n  a: b\r\n")]
    public void A_last_line_without_an_end_stays_without_one(string before, string after) =>
        Assert.Equal(after, SettingEdit.BaseVersion("base", version: null).Apply(before));

    [Fact]
    public void Removing_a_deep_value_removes_its_empty_parents()
    {
        const string Before = "config:\n  imageinfra:location: westeurope # here\n  imageinfra:channels:\n    web:\n      canary: 1.0.3 # soaking\n\n  # Who may read.\n  imageinfra:protect: true\n";
        var pin = new ChannelPin(new(1, 0, 2)) { Since = DateTimeOffset.UnixEpoch, Previous = new(1, 0, 1) };

        var after = SettingEdit.Channel("web", "stable", pin).Apply(Before);
        var both = SettingEdit.Channel("api", "stable", new(new(2, 0, 0))).Apply(after);

        Assert.Equal(
            Before.Replace(
                "# soaking\n",
                "# soaking\n      stable: { version: 1.0.2, since: \"1970-01-01T00:00:00Z\", previous: 1.0.1 }\n",
                StringComparison.Ordinal),
            after);
        Assert.Equal(after.Replace("1.0.1 }\n", "1.0.1 }\n    api:\n      stable: { version: 2.0.0 }\n", StringComparison.Ordinal), both);
        Assert.Equal(after, SettingEdit.Channel("api", "stable", null).Apply(both));
        Assert.Equal(Before, SettingEdit.Channel("web", "stable", null).Apply(after));
        Assert.Equal(
            Before.Replace("  imageinfra:channels:\n    web:\n      canary: 1.0.3 # soaking\n", "", StringComparison.Ordinal),
            SettingEdit.Channel("web", "canary", null).Apply(Before));
    }

    [Fact]
    public void A_promotion_is_written_line_by_line_and_reads_back()
    {
        var promoted = new PromotedVersion("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/a/images/web/versions/1.0.2")
        {
            Tags = Tags.Empty.With(WellKnownTags.Run, "2026-11-24T10:00:00Z \"quoted\""),
            Approvals = ["ada@example.com"],
        };

        var text = SettingEdit.Promotion("web", new(1, 0, 2), promoted).Aggregate("config:\n  imageinfra:location: westeurope\n", (t, edit) => edit.Apply(t));
        var read = SettingsReader.Read("prod", StackFile.Parse("Pulumi.prod.yaml", text)).Promotions["web"][new(1, 0, 2)];

        Assert.Equal(promoted.Source, read.Source);
        Assert.Equal(promoted.Tags, read.Tags);
        Assert.Equal(promoted.Approvals, read.Approvals);
        Assert.Equal("config:\n  imageinfra:location: westeurope\n", SettingEdit.NoPromotion("web", new(1, 0, 2)).Apply(text));
    }

    [Theory]
    [InlineData("stable: { version: 1.0.0, since: \"2026-11-24T10:00:00Z\" } # soaked", "stable: { version: 1.0.2 } # soaked")]
    [InlineData("stable: {} # soaked", "stable: { version: 1.0.2 } # soaked")]
    [InlineData("stable: 1.0.0 # soaked", "stable: { version: 1.0.2 } # soaked")]
    [InlineData("stable: [a, [b]] # soaked", "stable: { version: 1.0.2 } # soaked")]
    [InlineData("stable:\n        version: 1.0.0", "stable: { version: 1.0.2 }")]
    public void A_value_of_any_kind_is_replaced_as_a_whole(string before, string after)
    {
        const string Text = "config:\n  imageinfra:channels:\n    web:\n      LINE\n      other: 1.0.0\n";
        var edit = SettingEdit.Channel("web", "stable", new(new(1, 0, 2)));

        var once = edit.Apply(Text.Replace("LINE", before, StringComparison.Ordinal));

        Assert.Equal(Text.Replace("LINE", after, StringComparison.Ordinal), once);
        Assert.Equal(once, edit.Apply(once));
        Assert.Equal("config:\n  imageinfra:channels:\n    web:\n      other: 1.0.0\n", SettingEdit.Channel("web", "stable", null).Apply(once));
    }
}
