namespace ImageInfra.UnitTests.Driver.Retention.World;

/// <summary>
/// Checks deletions with the model world alone, without the planner, tags or ARM: whether a deleted version was still needed.
/// </summary>
internal static class RetentionOracle
{
    /// <summary>The errors in deleting versions of a stack in an order, given the world before the deletions.</summary>
    public static IEnumerable<string> Violations(ModelWorld world, string stackName, IReadOnlyList<ModelVersion> deleted)
    {
        var stack = world.ModelStacks.Single(s => s.Name == stackName);
        var gone = deleted.ToHashSet();
        foreach (var version in deleted)
        {
            foreach (var wrong in Wrongs(world, stack, version))
            {
                yield return $"{version.Name} went: {wrong}";
            }
        }

        foreach (var left in world.Versions.Where(v => !gone.Contains(v)))
        {
            foreach (var ancestor in Ancestors(left).Where(gone.Contains))
            {
                yield return $"{ancestor.Name} was deleted: {left.Name} was built from it";
            }
        }

        for (var i = 0; i < deleted.Count; i++)
        {
            foreach (var ancestor in Ancestors(deleted[i]).Where(deleted.Take(i).Contains))
            {
                yield return $"{ancestor.Name} was deleted before {deleted[i].Name}, which was built from it";
            }
        }

        foreach (var image in ModelWorld.Images)
        {
            var all = world.Versions.Count(v => v.Stack == stackName && v.Image == image);
            var went = deleted.Count(v => v.Image == image);
            var most = all * stack.Rules.MaximumShare / 100;
            if (went > (most == 0 && all > 2 ? 1 : most))
            {
                yield return $"{went} of {all} versions of {image} went at once";
            }
        }
    }

    private static IEnumerable<ModelVersion> Ancestors(ModelVersion version) =>
        new[] { version.BuiltFrom, version.CopyOf }.OfType<ModelVersion>().SelectMany(parent => Ancestors(parent).Prepend(parent));

    private static IEnumerable<string> Wrongs(ModelWorld world, ModelStack stack, ModelVersion version)
    {
        if (version.Stack != stack.Name)
        {
            yield return "it is another stack's";
        }

        if (world.Consumers.Any(c => c.Version == version))
        {
            yield return "it is used";
        }

        if (world.Consumers.Any(c => c.TakesLatest && Latest(world, c) == version))
        {
            yield return "it is the latest of a consumer";
        }

        if (stack.Channels.Values.Any(c => c.Version == version) || version.TaggedChannels.Count > 0)
        {
            yield return "it is in a channel";
        }

        if (stack.Channels.Values.Any(c => c.Previous == version))
        {
            yield return "a rollback goes to it";
        }

        if (world.ModelStacks.Any(s => s.Pins.ContainsValue(version)))
        {
            yield return "it is pinned";
        }

        if (world.TemplateSource == version)
        {
            yield return "a template starts from it";
        }

        if (IsToBeCopied(world, version))
        {
            yield return "it is still to be copied";
        }

        if (version.State is not ("Succeeded" or "Failed") || version.IsCopying)
        {
            yield return "Azure was busy with it";
        }

        if (version.IsBlocked && (version.End is null || version.End > world.Day))
        {
            yield return "it is protected";
        }

        if (world.Day - version.Born < stack.Rules.KeepDays)
        {
            yield return "it is young";
        }

        var siblings = world.Versions.Where(v => v.Stack == version.Stack && v.Image == version.Image).OrderByDescending(v => v.Patch).ToList();
        var good = siblings.Where(v => IsGood(world, v)).ToList();
        if (good.Take(stack.Rules.KeepNewest).Contains(version))
        {
            yield return "it is one of the newest";
        }

        if ((good.Count > 0 ? good[0] : siblings.Find(v => v.State == "Succeeded")) == version)
        {
            yield return "it is the last good one";
        }
    }

    private static bool IsGood(ModelWorld world, ModelVersion version) =>
        version is { State: "Succeeded", IsRevokedByTag: false, IsRevokedInSettings: false, HasFailedCheck: false } && (version.End is null || version.End > world.Day);

    private static ModelVersion? Latest(ModelWorld world, ModelConsumer consumer) => world.Versions
        .Where(v => v.Stack == consumer.Version.Stack && v.Image == consumer.Version.Image && v is { State: "Succeeded", IsExcluded: false })
        .Where(v => consumer.Region == "westeurope" || (v.IsEverywhere && !v.IsCopying))
        .MaxBy(v => v.Patch);

    private static bool IsToBeCopied(ModelWorld world, ModelVersion version)
    {
        var copies = world.Versions.Where(v => v.CopyOf == version).ToList();
        return copies.Any(c => c.IsCopying || c.State != "Succeeded")
            || (copies.Count == 0 && world.ModelStacks.Any(s => s.Promotions.Contains(version)));
    }
}
