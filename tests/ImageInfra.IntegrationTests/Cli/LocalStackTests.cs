using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests the usual commands of an engineer on the local simulator.</summary>
[Collection(PulumiCollection.Name)]
public sealed class LocalStackTests : IDisposable
{
    private const string Identity = "/resourceGroups/rg-imageinfra-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-imageinfra-dev";

    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_new_stack_has_three_templates_and_names_the_waiting_image()
    {
        var up = await _project.RunAsync("up", "--local");

        Assert.Equal(ExitCode.Success, up.ExitCode);
        Assert.Equal(3, up.Output.Split("create    image template").Length - 1);
        Assert.Contains("ubuntu-2404-docker waits for its base ubuntu-2404-base", up.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_up_changes_nothing()
    {
        await _project.RunAsync("up", "--local");

        var again = await _project.RunAsync("up", "--local", "--json");

        Assert.True((bool)again.Json["changesNothing"]!);
        Assert.Equal(["same"], ((JsonObject)again.Json["changes"]!).Select(c => c.Key));
    }

    [Fact]
    public async Task An_edited_customizer_replaces_only_its_template()
    {
        await _project.RunAsync("up", "--local");
        _project.Edit("windows-server-2025", "- use: windows-update", "- use: windows-update\n      with: { updateLimit: 41 }");

        var preview = await _project.RunAsync("preview", "--local", "--json");
        var up = await _project.RunAsync("up", "--local", "--json");

        foreach (var changes in new[] { preview.Json["changes"]!, up.Json["changes"]! })
        {
            Assert.Equal(1, (int)changes["replace"]!);
            Assert.Equal(["replace", "same"], ((JsonObject)changes).Select(c => c.Key).Order());
        }

        await using var azure = await _project.OpenAzureAsync();
        var templates = await azure.GetAsync($"{azure.Subscription}/providers/Microsoft.VirtualMachineImages/imageTemplates", SimulatedArm.Templates);
        Assert.Equal(
            (string?)up.Json["outputs"]!["images"]!["windows-server-2025"]!["templateName"],
            Assert.Single(Names(templates), n => n.StartsWith("windows-server-2025", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_chained_image_is_built_from_exactly_the_new_base_version()
    {
        await _project.RunAsync("up", "--local");

        var build = await _project.RunAsync("build", "ubuntu-2404-docker", "--local", "--json");

        Assert.Equal(ExitCode.Success, build.ExitCode);
        Assert.Equal(["ubuntu-2404-base 1.0.0", "ubuntu-2404-docker 1.0.0"], ((JsonArray)build.Json["images"]!).Select(i => $"{i!["image"]} {i["version"]}"));
        var outputs = await _project.RunAsync("outputs", "--local", "--json");
        var template = (string)outputs.Json["images"]!["ubuntu-2404-docker"]!["templateId"]!;
        await using var azure = await _project.OpenAzureAsync();
        var source = (await azure.GetAsync(template, SimulatedArm.Templates)).Property("source")!;
        Assert.Equal("SharedImageVersion", (string?)source["type"]);
        Assert.EndsWith("/images/ubuntu-2404-base/versions/1.0.0", (string?)source["imageVersionId"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_script_replaces_its_template_and_its_blob()
    {
        MoveCommandsToScript("PermitRootLogin no");
        await _project.RunAsync("up", "--local");
        var before = await ScriptsAsync();
        _project.WriteScript("harden-ssh.sh", Script("PermitRootLogin prohibit-password"));

        var up = await _project.RunAsync("up", "--local", "--json");
        var build = await _project.RunAsync("build", "ubuntu-2404-base", "--local", "--json");

        Assert.Equal(1, (int)up.Json["changes"]!["replace"]!);
        Assert.Equal(ExitCode.Success, build.ExitCode);
        var after = await ScriptsAsync();
        Assert.NotEqual(Assert.Single(before), Assert.Single(after));
        await using var azure = await _project.OpenAzureAsync();
        var template = await azure.GetAsync((string)up.Json["outputs"]!["images"]!["ubuntu-2404-base"]!["templateId"]!, SimulatedArm.Templates);
        var step = Assert.Single((JsonArray)template.Property("customize")!, s => (string?)s!["name"] == "harden-ssh")!;
        Assert.EndsWith($".blob.core.windows.net/scripts/{after[0]}", (string?)step["scriptUri"], StringComparison.Ordinal);
        Assert.StartsWith($"{step["sha256Checksum"]}/harden-ssh.sh", after[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_of_a_script_needs_the_subscription_or_the_account()
    {
        MoveCommandsToScript("PermitRootLogin no");
        var without = await _project.RunAsync("export", "ubuntu-2404-base");
        var with = await _project.RunAsync("export", "ubuntu-2404-base", "--subscription", "00000000-0000-0000-0000-000000000001");
        _project.EditStack("dev", "  imageinfra:location:", "  imageinfra:scriptsAccountName: stscripts\n  imageinfra:location:");
        var named = await _project.RunAsync("export", "ubuntu-2404-base");

        Assert.Contains("infra/images/scripts/harden-ssh.sh", without.Error, StringComparison.Ordinal);
        Assert.Contains("pass --subscription, or set imageinfra:scriptsAccountName", without.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Matches("https://st[0-9a-f]{22}.blob.core.windows.net/scripts/[0-9a-f]{64}/harden-ssh.sh", with.Output);
        Assert.Contains("https://stscripts.blob.core.windows.net/scripts/", named.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_shows_the_source_of_each_version()
    {
        await _project.RunAsync("build", "ubuntu-2404-docker", "--local");

        var versions = await _project.RunAsync("versions", "ubuntu-2404-docker", "--local", "--json");

        var version = Assert.Single((JsonArray)versions.Json["versions"]!)!;
        Assert.Equal("ubuntu-2404-base 1.0.0", (string?)version["source"]);
        Assert.StartsWith("ubuntu-2404-docker-", (string?)version["templateName"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_refuses_versions_without_delete_versions()
    {
        await _project.RunAsync("build", "ubuntu-2404-docker", "--local");

        var refused = await _project.RunAsync("destroy", "--local");
        await using (var azure = await _project.OpenAzureAsync())
        {
            Assert.NotEmpty(Names(await azure.GetAsync($"{azure.Subscription}/providers/Microsoft.Compute/galleries", SimulatedArm.Galleries)));
        }

        var done = await _project.RunAsync("destroy", "--local", "--delete-versions");

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("ubuntu-2404-base 1.0.0 would be deleted", refused.Error, StringComparison.Ordinal);
        Assert.Contains("ubuntu-2404-docker 1.0.0 would be deleted", refused.Error, StringComparison.Ordinal);
        Assert.Contains("repeat with --delete-versions", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, done.ExitCode);
        await using var empty = await _project.OpenAzureAsync();
        Assert.Empty(Names(await empty.GetAsync($"{empty.Subscription}/resourceGroups", "2024-03-01")));
    }

    [Fact]
    public async Task A_destroyed_stack_can_be_updated_again()
    {
        await _project.RunAsync("build", "ubuntu-2404-docker", "--local");
        await _project.RunAsync("destroy", "--local", "--delete-versions");

        var up = await _project.RunAsync("up", "--local");

        Assert.Equal(ExitCode.Success, up.ExitCode);
        Assert.Contains("waits for its base", up.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_right_to_write_versions_fails_the_build_with_its_name()
    {
        await _project.RunAsync("up", "--local");
        await using (var azure = await _project.OpenAzureAsync())
        {
            var scope = $"{azure.Subscription}/resourceGroups/rg-imageinfra-dev";
            var roles = await azure.GetAsync($"{scope}/providers/Microsoft.Authorization/roleDefinitions", "2022-04-01");
            var role = ((JsonArray)roles.Json["value"]!).Single(r => (string?)r!["properties"]!["type"] == "CustomRole")!;
            await azure.PutAsync((string)role["id"]!, "2022-04-01", SomeBodies.Role(scope, SomeBodies.BuildActions.Where(a => !a.EndsWith("/write", StringComparison.Ordinal))));
        }

        var build = await _project.RunAsync("build", "ubuntu-2404-base", "--local");

        Assert.Equal(ExitCode.BuildFailed, build.ExitCode);
        Assert.Contains(Identity, build.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("'Microsoft.Compute/galleries/images/versions/write'", build.Output, StringComparison.Ordinal);
        Assert.Contains("/galleries/gal_imageinfra_dev/images/ubuntu-2404-base'", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_mistakes_in_two_files_are_three_errors()
    {
        _project.Edit("ubuntu-2404-base", "osType: Linux", "osType: Linus");
        _project.Edit("ubuntu-2404-base", "buildTimeoutInMinutes: 120", "buildTimeoutInMinutes: 1200");
        _project.Edit("windows-11-avd", "sku: win11-24h2-avd-m365", "skuu: win11-24h2-avd-m365");

        var up = await _project.RunAsync("up", "--local");

        Assert.Equal(ExitCode.InvalidInput, up.ExitCode);
        Assert.Equal(
            [
                "error: infra/images/ubuntu-2404-base.yaml:8: definition.osType: ",
                "error: infra/images/ubuntu-2404-base.yaml:50: template.buildTimeoutInMinutes: ",
                "error: infra/images/windows-11-avd.yaml:29: template.source.skuu: ",
            ],
            up.Error.TrimEnd().Split('\n').Select(line => line[..(line.IndexOf(": ", line.IndexOf(": ", line.IndexOf("yaml:", StringComparison.Ordinal), StringComparison.Ordinal) + 2, StringComparison.Ordinal) + 2)]));
        Assert.False(Directory.Exists(_project.LocalState));
    }

    [Fact]
    public async Task Ctrl_C_names_the_running_build_and_the_next_build_joins_it()
    {
        // Slow enough that the build does not end before the second command updates the stack.
        string[] build = ["build", "ubuntu-2404-base", "--local", "--project", _project.Directory, "--speed", "1000"];
        using var interrupt = new CancellationTokenSource();
        var output = new WatchedWriter("ubuntu-2404-base: Building") { Interrupts = interrupt };

        var stopped = await CliResult.RunAsync(build, interrupt.Token, output);
        var joined = await CliResult.RunAsync(build, default);

        Assert.Equal(ExitCode.Interrupted, stopped.ExitCode);
        Assert.Contains("still running: ubuntu-2404-base (Building", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("'imageinfra follow ubuntu-2404-base --stack dev --local", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, joined.ExitCode);
        Assert.Contains("ubuntu-2404-base: joined the run of", joined.Output, StringComparison.Ordinal);
        Assert.Contains("built    ubuntu-2404-base 1.0.0", joined.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_local_simulator_is_used_by_one_command_at_a_time()
    {
        await _project.RunAsync("up", "--local");
        await using var held = new FileStream(Path.Combine(_project.LocalState, "local", "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var up = await _project.RunAsync("up", "--local");

        Assert.Equal(ExitCode.StackBusy, up.ExitCode);
    }

    [Fact]
    public async Task A_protected_stack_is_not_destroyed()
    {
        await _project.RunAsync("up", "--local", "--stack", "prod");

        var destroy = await _project.RunAsync("destroy", "--local", "--stack", "prod", "--delete-versions");

        Assert.Equal(ExitCode.Refused, destroy.ExitCode);
        Assert.Contains("imageinfra:protect", destroy.Error, StringComparison.Ordinal);
    }

    private void MoveCommandsToScript(string rule)
    {
        const string Commands = """
                  inline:
                    - printf 'PasswordAuthentication no\nPermitRootLogin no\n' | sudo tee /etc/ssh/sshd_config.d/10-imageinfra.conf
                    - sudo sshd -t

            """;
        _project.Edit("ubuntu-2404-base", Commands, "      script: scripts/harden-ssh.sh\n");
        _project.WriteScript("harden-ssh.sh", Script(rule));
    }

    private static string Script(string rule) => $"#!/bin/sh\necho '{rule}' | sudo tee /etc/ssh/sshd_config.d/10-imageinfra.conf\n";

    private async Task<IReadOnlyList<string>> ScriptsAsync()
    {
        await using var azure = await _project.OpenAzureAsync();
        var accounts = await azure.GetAsync($"{azure.Subscription}/resourceGroups/rg-imageinfra-dev/providers/Microsoft.Storage/storageAccounts", "2024-01-01");
        var list = await azure.Client.GetStringAsync(new Uri($"/{Names(accounts).Single()}/scripts?restype=container&comp=list", UriKind.Relative));
        return [.. list.Split("<Name>").Skip(1).Select(n => n.Split("</Name>")[0])];
    }

    private static IEnumerable<string> Names(ArmReply reply) => ((JsonArray)reply.Json["value"]!).Select(i => (string)i!["name"]!);
}
