using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Retention.World;

/// <summary>A random history of images over weeks. The same seed gives the same history.</summary>
internal sealed class RandomHistory
{
    private static readonly string[] s_channels = ["canary", "stable"];
    private static readonly string[] s_regions = ["westeurope", "northeurope"];
    private static readonly int[] s_imagesByWeight = [0, 1, 1, 1, 2, 2, 2, 2];
    private static readonly string[] s_stackNames = ["dev", "prod"];
    private static readonly string[] s_states = ["Succeeded", "Succeeded", "Succeeded", "Succeeded", "Creating", "Failed"];

    private readonly Random _random;
    private int _patch;

    public RandomHistory(int seed)
    {
        _random = new(seed);
        World = new()
        {
            ModelStacks = [.. ((string[])["dev", "prod"]).Select(name => new ModelStack(name, new RetentionRules
            {
                KeepNewest = _random.Next(1, 3),
                KeepDays = Pick([0, 0, 0, 3]),
                MaximumShare = Pick([20, 50, 100, 100]),
            }))],
        };
        for (var i = _random.Next(3, 8); i > 0; i--)
        {
            Build();
        }
    }

    public ModelWorld World { get; }

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Next(int below) => _random.Next(below);

    /// <summary>Makes one random change.</summary>
    public void Step()
    {
        World.Day += _random.Next(3);
        switch (_random.Next(16))
        {
            case < 5:
                Build();
                break;
            case 5:
                Promote();
                break;
            case 6:
                Copy();
                break;
            case 7 when Any() is { } version:
                var (stack, channel) = (Of(version.Stack), Pick(s_channels));
                stack.Channels[(version.Image, channel)] = (version, stack.Channels.TryGetValue((version.Image, channel), out var last) ? last.Version : null);
                break;
            case 8 when Any() is { } version:
                version.TaggedChannels.Add(Pick(s_channels));
                break;
            case 9:
                Revoke();
                break;
            case 10 or 11 when Any() is { } version:
                World.Consumers.Add(new(version, Chance(50), Pick(s_regions)));
                break;
            case 12 when World.Consumers.Count > 0:
                World.Consumers.RemoveAt(_random.Next(World.Consumers.Count));
                break;
            case 13 when Any() is { } version:
                Of(Pick(s_stackNames)).Pins[version.Image] = version;
                break;
            case 14 when Any() is { } version:
                version.IsBlocked = Chance(70);
                version.End = Chance(70) ? World.Day + _random.Next(-5, 20) : null;
                break;
            default:
                World.TemplateSource = Chance(50) ? Any() : null;
                Settle();
                break;
        }
    }

    private void Build()
    {
        var (stack, image) = (Chance(80) ? "dev" : "prod", Pick(s_imagesByWeight));
        var bases = image == 0 ? [] : World.Versions.Where(v => v.Stack == stack && v.Image == ModelWorld.Images[image - 1] && v.State == "Succeeded").ToList();
        Add(stack, ModelWorld.Images[image], ++_patch, Chance(80) && bases.Count > 0 ? Pick(bases) : null, null);
    }

    private void Promote()
    {
        var versions = World.Versions.Where(v => v.Stack == "dev" && v.State == "Succeeded").ToList();
        if (versions.Count > 0)
        {
            Of("prod").Promotions.Add(Pick(versions));
        }
    }

    private void Copy()
    {
        var open = Of("prod").Promotions.Where(p => World.Versions.Contains(p) && !World.Versions.Any(v => v.CopyOf == p)).ToList();
        if (open.Count > 0)
        {
            var source = open[_random.Next(open.Count)];
            Add("prod", source.Image, source.Patch, source.BuiltFrom, source);
        }
    }

    private void Add(string stack, string image, int patch, ModelVersion? from, ModelVersion? copied) => World.Versions.Add(new()
    {
        Stack = stack,
        Image = image,
        Patch = patch,
        Id = SomeFactory.VersionId(image, $"1.0.{patch}", stack),
        Born = World.Day,
        BuiltFrom = from,
        CopyOf = copied,
        State = Pick(s_states),
        IsCopying = Chance(10),
        IsEverywhere = Chance(80),
        IsExcluded = Chance(20),
        HasFailedCheck = Chance(10),
    });

    private void Revoke()
    {
        if (Any() is { } version)
        {
            version.IsRevokedByTag |= Chance(50);
            version.IsRevokedInSettings |= !version.IsRevokedByTag;
        }
    }

    // Operations in progress in Azure are complete now.
    private void Settle()
    {
        foreach (var version in World.Versions)
        {
            version.IsCopying = false;
            version.State = version.State == "Creating" ? "Succeeded" : version.State;
        }
    }

    private ModelStack Of(string name) => World.ModelStacks.Single(s => s.Name == name);

    private ModelVersion? Any() => World.Versions.Count == 0 ? null : Pick(World.Versions);

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
