using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.UnitTests.Model;

public sealed class SharedNamesTests
{
    private const string One = "00000000-0000-0000-0000-000000000001";
    private const string Two = "00000000-0000-0000-0000-000000000002";

    [Fact]
    public void Stacks_with_their_default_names_share_nothing() => Assert.Empty(Check("", ""));

    [Theory]
    [InlineData("resourceGroupName: rg-x", "resourceGroupName: RG-X", "Pulumi.dev.yaml:3: imageinfra:resourceGroupName: 'rg-x' is also the resource group of stack 'prod' (Pulumi.prod.yaml:3), and both stacks would create it; rename one of them: pulumi config set imageinfra:resourceGroupName NAME --stack dev, or let only one stack create it: pulumi config set imageinfra:useExistingResourceGroup true --stack dev. If the stacks are in different subscriptions, configure them: pulumi config set azure-native:subscriptionId ID")]
    [InlineData("resourceGroupName: rg-imageinfra-prod", "protect: true", "Pulumi.dev.yaml:3: imageinfra:resourceGroupName: 'rg-imageinfra-prod' is also the resource group of stack 'prod' (Pulumi.prod.yaml, by default)")]
    [InlineData("scriptsAccountName: stscripts", "scriptsAccountName: stscripts", "Pulumi.dev.yaml:3: imageinfra:scriptsAccountName: 'stscripts' is also the storage account for scripts of stack 'prod' (Pulumi.prod.yaml:3), and its name must be unique in all of Azure")]
    public void A_name_shared_by_two_stacks_is_an_error_with_both_places(string dev, string prod, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Check(dev, prod)), StringComparison.Ordinal);

    [Theory]
    [InlineData("galleryName: gal_x", "galleryName: GAL_X", "imageinfra:galleryName: 'gal_x' is also the gallery of stack 'prod' (Pulumi.prod.yaml:5)")]
    [InlineData("identityName: id-x", "identityName: id-x", "imageinfra:identityName: 'id-x' is also the identity of stack 'prod'")]
    [InlineData("identityName: id-imageinfra-prod", "protect: true", "imageinfra:identityName: 'id-imageinfra-prod' is also the identity of stack 'prod' (Pulumi.prod.yaml, by default)")]
    public void Names_in_one_existing_resource_group_are_compared(string dev, string prod, string expected)
    {
        const string Group = "resourceGroupName: rg-x\n  imageinfra:useExistingResourceGroup: true\n  imageinfra:";

        Assert.Contains(expected, Assert.Single(Check(Group + dev, Group + prod)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "true", 0)]
    [InlineData("true", "false", 0)]
    [InlineData("false", "true", 0)]
    [InlineData("false", "false", 1)]
    public void At_most_one_stack_creates_a_resource_group(string dev, string prod, int errors) => Assert.Equal(errors, Check(
        $"resourceGroupName: rg-x\n  imageinfra:useExistingResourceGroup: {dev}",
        $"resourceGroupName: rg-x\n  imageinfra:useExistingResourceGroup: {prod}").Count);

    [Fact]
    public void Stacks_in_different_subscriptions_may_have_the_same_names()
    {
        const string Names = "resourceGroupName: rg-x\n  imageinfra:galleryName: gal\n  imageinfra:identityName: id-x";

        Assert.Empty(Check($"{Names}\n  azure-native:subscriptionId: {One}", $"{Names}\n  azure-native:subscriptionId: {Two}"));
        Assert.Equal(3, Check($"{Names}\n  azure-native:subscriptionId: {One}", $"{Names}\n  azure-native:subscriptionId: {One}").Count);
        Assert.Equal(3, Check($"{Names}\n  azure-native:subscriptionId: {One}", Names).Count);
        Assert.Equal(3, Check($"{Names}\n  azure-native:subscriptionId: {One}", $"{Names}\n  azure-native:subscriptionId: {Two}", isOneSubscription: true).Count);
    }

    [Fact]
    public void A_gallery_name_is_unique_in_a_subscription_named_by_both_stacks()
    {
        const string Gallery = "galleryName: gal_x";

        Assert.Empty(Check(Gallery, Gallery));
        Assert.Single(Check($"{Gallery}\n  azure-native:subscriptionId: {One}", $"{Gallery}\n  azure-native:subscriptionId: {One}"));
    }

    [Fact]
    public void Default_script_accounts_in_one_group_are_the_same_account()
    {
        const string Group = "resourceGroupName: rg-x\n  imageinfra:useExistingResourceGroup: true";

        Assert.Contains("imageinfra:scriptsAccountName: 'the default of the resource group'", Assert.Single(Check(Group, Group, hasScripts: true)), StringComparison.Ordinal);
    }

    private static List<string> Check(string dev, string prod, bool isOneSubscription = false, bool hasScripts = false) =>
        [.. SharedNames.Check(Stack("dev", dev, hasScripts), [Stack("prod", prod, hasScripts)], isOneSubscription).Select(e => e.ToString())];

    private static NamedStack Stack(string name, string settings, bool hasScripts)
    {
        var file = StackFile.Parse($"Pulumi.{name}.yaml", $"config:\n  imageinfra:location: westeurope\n{(settings.Length > 0 ? $"  imageinfra:{settings}\n" : "")}");
        return new(file, SettingsReader.Read(name, file), hasScripts);
    }
}
