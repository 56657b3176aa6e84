using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Retention;

/// <summary>Tests each reason to keep a version. By default only the newest usable version is kept.</summary>
public sealed class RetentionPlannerTests
{
    private readonly SomeFactory _factory = new SomeFactory().Versions("web", "1.0.0", "1.0.1", "1.0.2");

    [Fact]
    public void Unneeded_versions_are_deleted_oldest_first()
    {
        Assert.Equal(["web 1.0.0", "web 1.0.1"], Deletions());
    }

    [Fact]
    public void The_newest_usable_versions_are_kept()
    {
        _factory.Rules(keepNewest: 2);

        Assert.Equal(["web 1.0.0"], Deletions());
        Assert.Equal("one of the newest 2 usable versions", Reason("1.0.1", KeepRule.KeepNewest).Text);
    }

    [Fact]
    public void Newest_compares_version_numbers_as_numbers()
    {
        _factory.Versions("web", "1.0.9", "1.0.10", "1.0.100");

        Assert.DoesNotContain("web 1.0.100", Deletions());
    }

    [Theory]
    [InlineData("revoked in the settings")]
    [InlineData("revoked on the version")]
    [InlineData("failed by its check")]
    [InlineData("past its end of life")]
    [InlineData("failed in Azure")]
    public void Only_usable_versions_count_among_the_newest(string flaw)
    {
        _factory.Rules(keepNewest: 2).Version("web", "1.0.2", 1, v => flaw switch
        {
            "revoked on the version" => v with { Tags = v.Tags.With(WellKnownTags.Revoked, "CVE") },
            "failed by its check" => v with { Tags = v.Tags.With(WellKnownTags.Check, "failed") },
            "past its end of life" => v with { EndOfLifeDate = SomeFactory.Now },
            "failed in Azure" => v with { ProvisioningState = "Failed" },
            _ => v,
        });
        if (flaw == "revoked in the settings")
        {
            _factory.Settings("dev", s => s with
            {
                Revoked = new Dictionary<string, IReadOnlyDictionary<ImageVersion, string>> { ["web"] = new Dictionary<ImageVersion, string> { [new(1, 0, 2)] = "CVE" } },
            });
        }

        Assert.Equal(["web 1.0.2"], Deletions());
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void A_version_stays_until_it_is_older_than_keep_days(int days, bool stays)
    {
        _factory.Rules(keepDays: 30).Version("web", "1.0.0", days);

        Assert.Equal(stays, !Deletions().Contains("web 1.0.0"));
    }

    [Fact]
    public void A_version_of_unknown_age_stays()
    {
        _factory.Rules(keepDays: 30).Version("web", "1.0.0", change: v => v with { PublishedDate = null });

        Assert.Equal("its age is unknown", Reason("1.0.0", KeepRule.KeepDays).Text);
    }

    [Fact]
    public void A_version_in_a_channel_and_its_rollback_target_stay()
    {
        _factory.Channel("web", "stable", "1.0.1", previous: "1.0.0");

        Assert.Empty(Deletions());
        Assert.Equal("channel stable", Reason("1.0.1", KeepRule.Channel).Text);
        Assert.Equal("rollback target of stable", Reason("1.0.0", KeepRule.Rollback).Text);
    }

    [Fact]
    public void A_version_with_the_tag_of_a_channel_stays()
    {
        _factory.Version("web", "1.0.0", change: SomeFactory.Tagged(WellKnownTags.Channels, "canary,stable"));

        Assert.Equal(["canary", "stable"], Reason("1.0.0", KeepRule.Channel).Subjects);
    }

    [Fact]
    public void A_version_with_a_consumer_stays()
    {
        _factory.Consumer(ConsumerKind.VirtualMachine, "vm-1", SomeFactory.VersionId("WEB", "1.0.0"));

        Assert.Equal("used by vm-1", Reason("1.0.0", KeepRule.Used).Text);
        Assert.Equal(["web 1.0.1"], Deletions());
    }

    [Fact]
    public void Of_many_consumers_only_a_few_are_listed()
    {
        for (var i = 1; i <= 12; i++)
        {
            _factory.Consumer(ConsumerKind.VirtualMachine, $"vm-{i:00}", SomeFactory.VersionId("web", "1.0.0"));
        }

        Assert.Equal("used by vm-01, vm-02, vm-03 and 9 more", Reason("1.0.0", KeepRule.Used).Text);
        Assert.Equal(12, Reason("1.0.0", KeepRule.Used).Subjects.Count);
    }

    [Fact]
    public void A_consumer_of_latest_keeps_the_latest_and_its_own_source()
    {
        _factory
            .Version("web", "1.0.2", 1, v => v with { ExcludeFromLatest = true })
            .Consumer(ConsumerKind.ScaleSet, "vmss", SomeFactory.DefinitionId("web"), exact: "1.0.0");

        Assert.Equal("the latest version, used by vmss", Reason("1.0.1", KeepRule.Latest).Text);
        Assert.Equal("used by vmss", Reason("1.0.0", KeepRule.Used).Text);
    }

    [Fact]
    public void The_latest_of_a_region_is_the_newest_with_a_copy_there()
    {
        _factory
            .Version("web", "1.0.0", change: v => v with { Replicas = [new("westeurope", 1, null, 0), new("northeurope", 1, null, 0)] })
            .Consumer(ConsumerKind.ScaleSet, "vmss", SomeFactory.DefinitionId("web"));

        Assert.Equal(["web 1.0.1"], Deletions());
        Assert.Contains(Reasons("1.0.0"), r => r.Rule == KeepRule.Latest);
    }

    [Fact]
    public void A_base_stays_while_its_descendants_stay()
    {
        _factory.Versions("base", "2.0.0", "2.0.1", "2.0.2").Version("web", "1.0.2", 1, SomeFactory.BuiltFrom("base 2.0.0"));

        Assert.Equal("web 1.0.2 was built or copied from it", Reason("2.0.0", KeepRule.Base, "base").Text);
        Assert.Equal(["web 1.0.0", "web 1.0.1", "base 2.0.1"], Deletions());
    }

    [Fact]
    public void Descendants_are_deleted_before_their_base()
    {
        _factory.Versions("base", "2.0.0", "2.0.1").Version("web", "1.0.0", 1, SomeFactory.BuiltFrom("base 2.0.0"));

        Assert.Equal(["web 1.0.1", "web 1.0.0", "base 2.0.0"], Deletions());
    }

    [Fact]
    public void A_base_of_a_base_stays_too()
    {
        _factory.Images = ["root", "base", "web"];
        _factory.Versions("root", "3.0.0", "3.0.1").Version("base", "2.0.0", 90, SomeFactory.BuiltFrom("root 3.0.0")).Version("base", "2.0.1", 80)
            .Version("web", "1.0.2", 1, SomeFactory.BuiltFrom("base 2.0.0"));

        Assert.Equal(["web 1.0.0", "web 1.0.1"], Deletions());
    }

    [Fact]
    public void A_base_of_a_version_in_another_stack_stays()
    {
        _factory.Settings("prod", s => s).Versions("base", "2.0.0", "2.0.1")
            .Version("web", "1.0.0", 1, v => SomeFactory.BuiltFrom("base 2.0.0")(v) with { CopyOf = SomeFactory.VersionId("web", "1.0.0") }, "prod");

        Assert.Equal("web 1.0.0 of stack prod was built or copied from it", Reason("2.0.0", KeepRule.Base, "base").Text);
        Assert.DoesNotContain("web 1.0.0", Deletions());
    }

    [Fact]
    public void A_copy_of_a_deleted_original_keeps_its_base()
    {
        _factory.Settings("prod", s => s).Versions("base", "2.0.0", "2.0.1")
            .Version("web", "0.9.0", 1, v => SomeFactory.BuiltFrom("base 2.0.0")(v) with { CopyOf = SomeFactory.VersionId("web", "0.9.0") }, "prod");

        Assert.Contains(Reasons("2.0.0", "base"), r => r.Rule == KeepRule.Base);
    }

    [Fact]
    public void A_promoted_version_stays_while_its_copy_is_planned_or_exists()
    {
        _factory.Promotes("prod", "web", "1.0.0");
        Assert.Equal("stack prod promotes it, but has no complete copy yet", Reason("1.0.0", KeepRule.Promotion).Text);

        _factory.Version("web", "1.0.0", 0, v => v with { CopyOf = SomeFactory.VersionId("web", "1.0.0"), ProvisioningState = "Creating" }, "prod");
        Assert.DoesNotContain("web 1.0.0", Deletions());

        _factory.Version("web", "1.0.0", 0, v => v with { CopyOf = SomeFactory.VersionId("web", "1.0.0"), Replicas = [new("westeurope", 1, "Replicating", 50)] }, "prod");
        Assert.DoesNotContain("web 1.0.0", Deletions());

        _factory.Version("web", "1.0.0", 0, v => v with { CopyOf = SomeFactory.VersionId("web", "1.0.0") }, "prod");
        Assert.Equal("web 1.0.0 of stack prod was built or copied from it", Reason("1.0.0", KeepRule.Base).Text);
    }

    [Fact]
    public void The_source_of_an_undeclared_copy_stays_until_it_is_complete()
    {
        _factory.Settings("prod", s => s)
            .Version("web", "1.0.0", 0, v => v with { CopyOf = SomeFactory.VersionId("web", "1.0.0"), ProvisioningState = "Failed" }, "prod");

        Assert.DoesNotContain("web 1.0.0", Deletions());
    }

    [Fact]
    public void A_pinned_base_stays()
    {
        _factory.Versions("base", "2.0.0", "2.0.1").Settings("prod", s => s.Pinned("base", "2.0.0"));

        Assert.Equal("pinned by stack prod", Reason("2.0.0", KeepRule.Pin, "base").Text);
    }

    [Fact]
    public void The_source_of_an_image_in_the_catalog_stays()
    {
        var image = SomeStack.Image("other");
        _factory.Catalog = SomeStack.Catalog(image with
        {
            Template = image.Template with { Source = new ImageSource.SharedImageVersion(SomeFactory.VersionId("web", "1.0.0")) },
        });

        Assert.Equal("image other starts from it", Reason("1.0.0", KeepRule.Template).Text);
    }

    [Fact]
    public void A_source_by_id_stays_while_its_descendants_stay()
    {
        _factory.Version("base", "2.0.0", 1, SomeFactory.BuiltFrom(SomeFactory.VersionId("web", "1.0.0")));

        Assert.Contains(Reasons("1.0.0"), r => r.Rule == KeepRule.Base);
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, 1, true)]
    [InlineData(true, 0, false)]
    [InlineData(false, 1, false)]
    public void A_protected_version_stays_until_its_end_of_life(bool isBlocked, int? days, bool stays)
    {
        var end = days is { } d ? SomeFactory.Now.AddDays(d) : (DateTimeOffset?)null;
        _factory.Version("web", "1.0.0", change: v => v with { BlockDeletionBeforeEndOfLife = isBlocked, EndOfLifeDate = end });

        Assert.Equal(stays, !Deletions().Contains("web 1.0.0"));
        Assert.Equal(stays, Reasons("1.0.0").Any(r => r.Rule == KeepRule.Protected));
    }

    [Fact]
    public void The_newest_usable_version_is_kept_at_any_age()
    {
        _factory.Version("web", "1.0.1", 900).Version("web", "1.0.2", 1, v => v with { ProvisioningState = "Failed" });

        Assert.Equal("the newest usable version", Reason("1.0.1", KeepRule.LastGood).Text);
        Assert.Contains("web 1.0.2", Deletions());
    }

    [Fact]
    public void Without_usable_versions_the_newest_succeeded_one_is_kept()
    {
        foreach (var number in (string[])["1.0.0", "1.0.1"])
        {
            _factory.Version("web", number, change: SomeFactory.Tagged(WellKnownTags.Revoked, "CVE"));
        }

        _factory.Version("web", "1.0.2", 1, v => v with { ProvisioningState = "Failed" });

        Assert.Equal("no version is usable, and this is the newest that succeeded", Reason("1.0.1", KeepRule.LastGood).Text);
        Assert.Equal(["web 1.0.0", "web 1.0.2"], Deletions());
    }

    [Theory]
    [InlineData("Creating")]
    [InlineData("Updating")]
    [InlineData("Deleting")]
    [InlineData("Migrating")]
    public void A_version_that_Azure_is_changing_stays(string state)
    {
        _factory.Version("web", "1.0.0", change: v => v with { ProvisioningState = state });

        Assert.Equal($"an operation is in progress: {state}", Reason("1.0.0", KeepRule.Moving).Text);
    }

    [Fact]
    public void A_version_promoted_to_this_stack_is_deleted_like_any_other()
    {
        _factory.Settings("test", s => s).Promotes("dev", "web", "1.0.0", from: "test");

        Assert.Contains("web 1.0.0", Deletions());
    }

    [Fact]
    public void A_plan_deletes_at_most_the_share_oldest_first()
    {
        _factory.Rules(maximumShare: 50).Versions("web", "1.0.0", "1.0.1", "1.0.2", "1.0.3", "1.0.4");

        Assert.Equal(["web 1.0.0", "web 1.0.1"], Deletions());
        Assert.Equal("deletable, but the maximum share is reached", Assert.Single(Reasons("1.0.2")).Text);
    }

    [Theory]
    [InlineData(1, 50, 0)]
    [InlineData(2, 49, 0)]
    [InlineData(2, 50, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(10, 25, 2)]
    [InlineData(10_000, 100, 10_000)]
    public void A_share_is_rounded_down_but_allows_one_of_three_versions(int count, int share, int limit)
    {
        Assert.Equal(limit, DeletionChoice.Limit(count, share));
    }

    [Fact]
    public void A_base_stays_while_the_share_keeps_its_descendants()
    {
        _factory.Rules(maximumShare: 34).Versions("base", "2.0.0", "2.0.1", "2.0.2").Version("web", "1.0.1", 50, SomeFactory.BuiltFrom("base 2.0.0"));

        Assert.Equal(["web 1.0.0", "base 2.0.1"], Deletions());
    }

    [Fact]
    public void Versions_that_claim_to_be_built_from_each_other_stay()
    {
        _factory.Version("web", "1.0.0", change: SomeFactory.BuiltFrom("web 1.0.1")).Version("web", "1.0.1", change: SomeFactory.BuiltFrom("web 1.0.0"));

        Assert.Empty(Deletions());
    }

    [Fact]
    public void Only_named_images_are_planned_and_other_images_keep_their_bases()
    {
        _factory.Versions("base", "2.0.0", "2.0.1").Version("web", "1.0.0", 1, SomeFactory.BuiltFrom("base 2.0.0"));

        var plan = RetentionPlanner.Create(_factory.Inventory, "dev", SomeFactory.Now, ["BASE"]);

        Assert.Empty(plan.Deletions);
        Assert.Equal(2, plan.Verdicts.Count);
    }

    private IEnumerable<string> Deletions() => Plan().Deletions.Select(d => $"{d.Image} {d.Version.Number}");

    private KeepReason Reason(string number, KeepRule rule, string image = "web") => Assert.Single(Reasons(number, image), r => r.Rule == rule);

    private IReadOnlyList<KeepReason> Reasons(string number, string image = "web") =>
        Assert.Single(Plan().Verdicts, v => v.Image == image && v.Version.Number == ImageVersion.Parse(number)).Reasons;

    private RetentionPlan Plan() => RetentionPlanner.Create(_factory.Inventory, "dev", SomeFactory.Now);
}
