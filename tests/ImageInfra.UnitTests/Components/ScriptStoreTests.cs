using System.Collections.Concurrent;
using ImageInfra.Components.Factory;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;

namespace ImageInfra.UnitTests.Components;

/// <summary>Tests the registered storage account for files of the project.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ScriptStoreTests : IDisposable
{
    private readonly AzureMocks _mocks = new();
    private readonly SomeScripts _scripts = new();

    public ScriptStoreTests() => _scripts
        .File("infra/images/a.sh", "echo a\n")
        .File("infra/images/b.sh", "echo b\n")
        .Image("one", "{ type: Shell, script: a.sh }", "{ type: File, source: b.sh, destination: /tmp/b }")
        .Image("two", "{ type: Shell, script: b.sh }")
        .Image("three", "{ type: Shell, inline: [echo c] }");

    public void Dispose() => _scripts.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_account_is_closed_without_a_role(bool preview)
    {
        await DeclareAsync(preview: preview);

        var account = _mocks.Single(AzureTypes.StorageAccount);
        Assert.Equal("images-scripts", account.Name);
        Assert.Equal(
            """{"accountName":"NAME","allowBlobPublicAccess":false,"allowCrossTenantReplication":false,"allowSharedKeyAccess":true,"enableHttpsTrafficOnly":true,"kind":"StorageV2","location":"westeurope","minimumTlsVersion":"TLS1_2","resourceGroupName":"rg-dev","sku":{"name":"Standard_LRS"},"tags":{"imageinfra-stack":"dev"}}""",
            RegisteredJson.Of(account.Inputs.SetItem("accountName", "NAME")));
        Assert.Equal(
            $$"""{"accountName":"{{account.Inputs["accountName"]}}","containerName":"scripts","publicAccess":"None","resourceGroupName":"rg-dev"}""",
            RegisteredJson.Of(_mocks.Single(AzureTypes.BlobContainer).Inputs));
    }

    [Fact]
    public async Task The_account_name_is_derived_from_the_group_and_valid()
    {
        await DeclareAsync();
        var again = new AzureMocks();
        await DeclareAsync(again);
        var other = new AzureMocks();
        await DeclareAsync(other, change: s => s with { ResourceGroupName = "rg-other" });

        Assert.Matches("^st[0-9a-f]{22}$", NameOf(_mocks));
        Assert.Equal(NameOf(_mocks), NameOf(again));
        Assert.NotEqual(NameOf(_mocks), NameOf(other));
    }

    [Fact]
    public async Task The_settings_can_name_the_account()
    {
        await DeclareAsync(change: s => s with { ScriptsAccountName = "stscripts" });

        Assert.Equal("stscripts", NameOf(_mocks));
    }

    [Fact]
    public async Task There_is_one_blob_for_each_file_named_by_its_content()
    {
        await DeclareAsync();

        var blobs = _mocks.Of(AzureTypes.Blob).ToDictionary(b => ((string)b.Inputs["blobName"]).Split('/')[1]);
        Assert.Equal(["a.sh", "b.sh"], blobs.Keys.Order());
        Assert.Equal($"{Hash("echo a\n")}/a.sh", blobs["a.sh"].Inputs["blobName"]);
        Assert.Equal($"images-scripts-{Hash("echo a\n")[..16]}-a.sh", blobs["a.sh"].Name);
        Assert.Equal(("scripts", NameOf(_mocks), "rg-dev"), (blobs["a.sh"].Inputs["containerName"], blobs["a.sh"].Inputs["accountName"], blobs["a.sh"].Inputs["resourceGroupName"]));
        Assert.IsType<FileAsset>(blobs["a.sh"].Inputs["source"]);
    }

    [Fact]
    public async Task The_build_identity_reads_only_the_container()
    {
        await DeclareAsync();

        var assignment = _mocks.Of(AzureTypes.RoleAssignment).Single(r => r.Name == "images-scripts").Inputs;
        Assert.Equal($"/subscriptions/sub/{AzureTypes.BlobContainer}/scripts", assignment["scope"]);
        Assert.Equal(("11111111-0000-0000-0000-000000000001", "ServicePrincipal"), (assignment["principalId"], assignment["principalType"]));
        Assert.Equal("/subscriptions/sub/providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", assignment["roleDefinitionId"]);
        Assert.True(Guid.TryParse((string)assignment["roleAssignmentName"], out _));
    }

    [Fact]
    public async Task A_template_has_the_addresses_and_hashes_of_its_blobs()
    {
        await DeclareAsync();

        var address = $"https://{NameOf(_mocks)}.blob.core.windows.net/scripts";
        Assert.Equal(
            $$"""[{"scriptUri":"{{address}}/{{Hash("echo a\n")}}/a.sh","sha256Checksum":"{{Hash("echo a\n")}}","type":"Shell"},{"destination":"/tmp/b","sha256Checksum":"{{Hash("echo b\n")}}","sourceUri":"{{address}}/{{Hash("echo b\n")}}/b.sh","type":"File"}]""",
            RegisteredJson.Of(Template("one").Inputs["customize"]));
    }

    [Fact]
    public async Task A_template_waits_for_its_files_and_the_right_to_read_them()
    {
        await DeclareAsync();

        var order = _mocks.Registered.Select(r => r.Name is "images-scripts" ? $"{r.Type} {r.Name}" : r.Type == AzureTypes.Blob ? ((string)r.Inputs["blobName"]).Split('/')[1] : $"{r.Type} {r.Name}").ToList();
        var right = order.IndexOf($"{AzureTypes.RoleAssignment} images-scripts");
        Assert.InRange(order.IndexOf($"{AzureTypes.ImageTemplate} two"), Math.Max(right, order.IndexOf("b.sh")) + 1, int.MaxValue);
        Assert.InRange(order.IndexOf($"{AzureTypes.ImageTemplate} one"), Math.Max(right, Math.Max(order.IndexOf("a.sh"), order.IndexOf("b.sh"))) + 1, int.MaxValue);
    }

    [Fact]
    public async Task New_blobs_come_first_and_a_protected_stack_keeps_its_account()
    {
        var options = new ConcurrentDictionary<string, CustomResourceOptions>();

        await DeclareAsync(change: s => s with { Protect = true }, options: options);

        Assert.All(
            options.Where(o => o.Key.StartsWith("azure-native:storage:", StringComparison.Ordinal)),
            o => Assert.False(o.Value.DeleteBeforeReplace));
        Assert.True(options[AzureTypes.StorageAccount].Protect);
        Assert.NotEqual(true, options[AzureTypes.Blob].Protect);
    }

    [Fact]
    public async Task Without_files_there_is_no_account()
    {
        _scripts.Image("one", "{ type: Shell, inline: [a] }").Image("two", "{ type: Shell, inline: [b] }");

        await DeclareAsync();

        Assert.DoesNotContain(_mocks.Registered, r => r.Type!.Contains("storage", StringComparison.OrdinalIgnoreCase) || r.Type.EndsWith("ScriptStore", StringComparison.Ordinal));
    }

    private static string NameOf(AzureMocks mocks) => (string)mocks.Single(AzureTypes.StorageAccount).Inputs["accountName"];

    private static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private MockResourceArgs Template(string image) => _mocks.Of(AzureTypes.ImageTemplate).Single(t => t.Name == image);

    private async Task DeclareAsync(
        AzureMocks? mocks = null,
        bool preview = false,
        Func<FactorySettings, FactorySettings>? change = null,
        ConcurrentDictionary<string, CustomResourceOptions>? options = null)
    {
        var settings = SomeStack.Settings();
        var catalog = _scripts.Load();
        await Deployment.TestAsync(
            mocks ?? _mocks,
            new TestOptions { IsPreview = preview, StackName = "dev" },
            () => ImageFactory.Declare(catalog, change?.Invoke(settings) ?? settings, options is null ? null : new()
            {
                ResourceTransformations =
                {
                    args =>
                    {
                        if (args.Options is CustomResourceOptions custom)
                        {
                            options[args.Resource.GetResourceType()] = custom;
                        }

                        return null;
                    },
                },
            }));
    }
}
