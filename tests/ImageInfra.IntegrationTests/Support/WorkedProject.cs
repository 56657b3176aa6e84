using System.Security.Cryptography;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A project that commands have used: with a version, a statement about it, a plan, and every kind of file.</summary>
internal static class WorkedProject
{
    /// <summary>Every file that a command reads, relative to the project folder.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        "Pulumi.yaml", "Pulumi.dev.yaml", "infra/images/web.yaml", "infra/images/setup.sh", "infra/fragments/own.yaml", "infra/policy.yaml",
        "infra/prices.yaml", "import.json", "signing.pem", "public.pem", ".imageinfra/local/runs.db", ".imageinfra/local/arm.db",
        ".imageinfra/local/lock", ".imageinfra/local/prune-dev.json", ".imageinfra/local/signing-key.pem", ".imageinfra/local/pins/Pulumi.dev.yaml", ".imageinfra/local/stacks/dev.json",
        ".imageinfra/local/stacks/dev.json.lock", ".imageinfra/local/provenance/dev/web/1.0.0.intoto.json", "sim/arm.db", "sim/server.pem",
        "sim/simulator.json", "out.events", "out.sarif", "out.svg",
    ];

    /// <summary>The folders of the project.</summary>
    public static IReadOnlyList<string> Folders { get; } =
        ["infra/images", "infra/fragments", ".imageinfra", ".imageinfra/local", ".imageinfra/local/stacks", ".imageinfra/local/provenance", "sim"];

    /// <summary>The environment of its commands.</summary>
    public static IReadOnlyDictionary<string, string> EnvironmentOf(string project) =>
        new Dictionary<string, string> { ["IMAGEINFRA_SIGNING_KEY"] = Path.Combine(project, "signing.pem") };

    /// <summary>Creates the project.</summary>
    public static async Task<SmallProject> CreateAsync()
    {
        var project = new SmallProject();
        project.DeleteImage("db");
        project.Write("infra/images/setup.sh", "echo hello\n");
        project.Write("infra/fragments/own.yaml", "name: own\ndescription: Says own.\nosType: Linux\ncustomize: [ { type: Shell, name: own, inline: [ echo own ] } ]\n");
        project.Write("infra/policy.yaml", "regions: [westeurope]\n");
        project.Write("infra/prices.yaml", "currency: EUR\n");
        project.Write("import.json", "{}");
        project.Write("infra/images/web.yaml", """
            name: web
            definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: web } }
            template:
              source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
              customize:
                - { type: Shell, name: setup, script: setup.sh }
              distribute: [ { type: SharedImage, versioning: { scheme: Latest, major: 1 } } ]
            """);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        project.Write("signing.pem", key.ExportPkcs8PrivateKeyPem());
        project.Write("public.pem", key.ExportSubjectPublicKeyInfoPem());
        foreach (var line in (string[][])[["up"], ["build", "web"], ["channel", "set", "web", "stable"], ["prune"]])
        {
            var result = await CliResult.RunAsync([.. line, "--local", "--speed", "100000", "--project", project.Directory], default, environment: EnvironmentOf(project.Directory));
            Assert.True(result.ExitCode is ExitCode.Success, $"{string.Join(' ', line)}: {result.Output}{result.Error}");
        }

        return project;
    }
}
