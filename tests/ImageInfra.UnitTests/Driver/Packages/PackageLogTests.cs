using System.Security.Cryptography;
using System.Text;
using ImageInfra.Driver.Provenance;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Packages;

public sealed class PackageLogTests
{
    private const string List = "os|ubuntu|24.04|x86_64\ndeb|apt|2.8.3|amd64\nprogram|A%20%7C%20B|1.0|x64\nupdate|KB1||\n";

    [Fact]
    public void A_list_is_read_from_between_other_log_lines()
    {
        var inventory = PackageLog.Read(Log(Lines()), out var problem)!;

        Assert.Null(problem);
        Assert.Equal(("ubuntu", "24.04"), (inventory.System, inventory.SystemVersion));
        Assert.Equal(
            [new("deb", "apt", "2.8.3", "amd64"), new("program", "A | B", "1.0", "x64"), new InstalledPackage("update", "KB1", "", "")],
            inventory.Packages);
    }

    [Fact]
    public void Foreign_and_repeated_lines_are_ignored() =>
        Assert.NotNull(PackageLog.Read(Log(Lines().SelectMany(l => (string[])[l, "something else", $"+ echo {l}", l])), out _));

    public static TheoryData<string, Func<List<string>, IEnumerable<string>>> Damages => new()
    {
        { "has no list", _ => [] },
        { "has no list", lines => lines.Where(l => !l.Contains("begin", StringComparison.Ordinal)) },
        { "is incomplete", lines => lines.SkipLast(1) },
        { "are missing", lines => lines.Where((_, i) => i != 2) },
        { "two different lists", lines => [.. lines.SkipLast(1), "imageinfra-packages 1 AAAA", lines[^1]] },
        { "the checksum of its list of packages does not match", lines => lines.Select(l => l.StartsWith("imageinfra-packages 1 ", StringComparison.Ordinal) ? "imageinfra-packages 1 AAAA" : l) },
        { "the checksum of its list of packages does not match", lines => lines.Select(l => l.StartsWith("imageinfra-packages 1 ", StringComparison.Ordinal) ? l[..^1] : l) },
        { "could not list", _ => ["imageinfra-packages begin 1", "imageinfra-packages failed"] },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void An_incomplete_list_is_refused_with_the_reason(string why, Func<List<string>, IEnumerable<string>> damage)
    {
        Assert.Null(PackageLog.Read(Log(damage([.. Lines()])), out var problem));

        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deb|apt|1|amd64\n")]
    [InlineData("os|ubuntu|24.04|x86_64\ndeb|apt\n")]
    public void A_list_of_another_format_is_refused(string list)
    {
        Assert.Null(PackageLog.Read(Log(Lines(list)), out var problem));

        Assert.Contains("unknown format", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deb", "OpenSSH", "1:9.6p1-3", "amd64", "pkg:deb/ubuntu/openssh@1:9.6p1-3?arch=amd64&distro=ubuntu-24.04")]
    [InlineData("deb", "attr", "2.4+b1", "amd64", "pkg:deb/ubuntu/attr@2.4%2Bb1?arch=amd64&distro=ubuntu-24.04")]
    [InlineData("rpm", "WALinuxAgent", "0:2.9-6.el9", "noarch", "pkg:rpm/ubuntu/WALinuxAgent@2.9-6.el9?arch=noarch&distro=ubuntu-24.04")]
    [InlineData("rpm", "openssl", "1:3.2-6", "x86_64", "pkg:rpm/ubuntu/openssl@3.2-6?arch=x86_64&distro=ubuntu-24.04&epoch=1")]
    [InlineData("apk", "curl", "8-r0", "x86", "pkg:apk/ubuntu/curl@8-r0?arch=x86&distro=ubuntu-24.04")]
    [InlineData("program", "Visual C++", "14.0", "x64", "pkg:generic/Visual%20C%2B%2B@14.0")]
    [InlineData("update", "KB5044284", "", "", "pkg:generic/KB5044284")]
    public void A_package_has_the_purl_of_its_kind(string kind, string name, string version, string architecture, string expected) =>
        Assert.Equal(expected, PackageUrl.Of(new(kind, name, version, architecture), new("ubuntu", "24.04", [])));

    private static IEnumerable<string> Lines(string list = List)
    {
        var bytes = Encoding.ASCII.GetBytes(list);
        var pieces = Convert.ToBase64String(bytes).Chunk(48).Select((c, i) => $"imageinfra-packages {i + 1} {new string(c)}").ToList();
        return ["imageinfra-packages begin 1", .. pieces, $"imageinfra-packages end {pieces.Count} {Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}"];
    }

    private static string Log(IEnumerable<string> lines) =>
        SomeLog.New().Step("shell", "m=imageinfra-packages").Step("shell", [.. lines]).Finished().Text;
}
