using System.Text.RegularExpressions;
using ImageInfra.Driver.Validation;
using ImageInfra.Model.Rules;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Validation;

/// <summary>
/// The YAML examples of the guides are valid. Those of fragments.md, ci.md and settings.md have tests of their own
/// (<c>FragmentGuideTests</c>, <c>CiGuideTests</c>, <c>SettingKeysTests</c>).
/// </summary>
public sealed partial class GuideExampleTests
{
    private const string Base = """
        name: base
        definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: base } }
        tags: { team: web }
        template:
          source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
          managedResourceTags: { team: web }
          vmProfile: { vmSize: Standard_D2ds_v5 }
          customize:
            - { type: Shell, inline: [echo hello] }
            - { type: Shell, name: harden, inline: [echo hard] }
          validate: { inVMValidations: [{ type: Shell, inline: [hello] }] }

        """;

    private const string Web = """
        name: web
        definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: web } }
        tags: { team: web }

        """;

    private const string Template = """
        template:
          source: { type: CatalogImage, image: base }
          managedResourceTags: { team: web }
          vmProfile: { vmSize: Standard_D2ds_v5 }

        """;

    private const string Steps = """
          customize:
            - { type: Shell, name: harden, inline: [echo hard] }
          validate: { inVMValidations: [{ type: Shell, inline: [hello] }] }

        """;

    // The guides shorten ids.
    private const string Elision = "/subscriptions/…/providers/";
    private const string Scope = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-images/providers/";

    // Files that the examples name. The policy of the guide requires a validator by its checksum: the one of the line "hello".
    private static readonly (string Path, string Text)[] s_files =
    [
        ("infra/images/scripts/harden-ssh.sh", "#!/bin/sh\nset -eu\n"),
        ("infra/images/scripts/answers.sh", "#!/bin/sh\nset -eu\n"),
        ("infra/images/files/agent.conf", "a=b\n"),
        ("infra/images/files/ca.pem", "test\n"),
    ];

    public static TheoryData<string, int> Examples
    {
        get
        {
            var examples = new TheoryData<string, int>();
            foreach (var page in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs"), "*.md").Select(Path.GetFileName).Order())
            {
                if (page is "fragments.md" or "ci.md" or "settings.md")
                {
                    continue;
                }

                for (var i = 0; i < BlocksOf(page!).Count; i++)
                {
                    examples.Add(page!, i);
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_a_guide_is_valid(string page, int number)
    {
        var example = BlocksOf(page)[number];
        using var folder = new TemporaryDirectory();
        Write(folder, example);

        var result = await new ProjectValidation([]).CheckAsync([new FactoryProject(folder.FullName, "dev")], [], default);

        Assert.Empty(result.Findings.Where(f => f.Severity is Severity.Error || f.Rule == "settings").Select(f => $"{f}"));
    }

    private static void Write(TemporaryDirectory folder, string example)
    {
        foreach (var (path, text) in s_files)
        {
            folder.Write(path, text);
        }

        folder.Write("Pulumi.yaml", "name: imageinfra\nruntime: dotnet\n");
        folder.Write("infra/images/base.yaml", Base);
        folder.Write("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n" + (IsSettings().IsMatch(example) ? Indented(example, 2) : ""));
        folder.Write("infra/images/web.yaml", Web + ImageOf(example));
        if (example.Contains("sources:", StringComparison.Ordinal))
        {
            folder.Write("infra/policy.yaml", example);
        }
        else if (example.StartsWith("currency:", StringComparison.Ordinal))
        {
            folder.Write("infra/prices.yaml", WithPrices(example));
        }
    }

    // The guide leaves out the prices: a key without a value or keys below it gets one.
    private static string WithPrices(string example)
    {
        var lines = example.TrimEnd('\n').Split('\n').Select(l => l.Split(" #")[0].TrimEnd()).ToList();
        var depths = lines.Select(l => l.Length - l.TrimStart().Length).Append(0).ToList();
        return string.Concat(lines.Select((line, i) => line + (line.EndsWith(':') && depths[i + 1] <= depths[i] ? " 1\n" : "\n")));
    }

    private static string ImageOf(string example)
    {
        if (example.StartsWith("template:", StringComparison.Ordinal))
        {
            return Template + example["template:\n".Length..];
        }

        if (example.StartsWith("- type:", StringComparison.Ordinal))
        {
            return Template + "  customize:\n" + Indented(example, 4);
        }

        var isProperty = example.StartsWith("version:", StringComparison.Ordinal) || example.StartsWith("allow:", StringComparison.Ordinal);
        return Template + Steps + (isProperty ? example : "");
    }

    private static string Indented(string text, int spaces) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(l => $"{new string(' ', spaces)}{l}\n"));

    private static IReadOnlyList<string> BlocksOf(string page) =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", page))).Select(m => m.Groups[1].Value.Replace(Elision, Scope, StringComparison.Ordinal))];

    [GeneratedRegex("^```yaml\\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^imageinfra:", RegexOptions.Multiline)]
    private static partial Regex IsSettings();
}
