using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Image Builder's rules for templates.</summary>
internal static partial class TemplateRules
{
    private const string Root = "ImageTemplate.properties";
    private const int MaximumTimeout = 960;

    private static readonly Dictionary<string, string[]> s_sources = new()
    {
        ["PlatformImage"] = ["publisher", "offer", "sku", "version"],
        ["ManagedImage"] = ["imageId"],
        ["SharedImageVersion"] = ["imageVersionId"],
    };

    private static readonly string[] s_onError = ["cleanup", "abort"];
    private static readonly string[] s_states = ["Enabled", "Disabled"];

    public static void Check(JsonObject body, ArmRequest request)
    {
        CheckIdentity(body["identity"]);
        var properties = body["properties"] as JsonObject ?? throw Failed("ImageTemplate", "Missing field properties");
        TemplateSchema.Check(properties, request.ApiVersion);
        CheckSource(properties["source"]);
        StepRules.Check(properties["customize"] as JsonArray ?? [], $"{Root}.customize", StepRules.Customizers);
        StepRules.Check(properties["validate"]?["inVMValidations"] as JsonArray ?? [], $"{Root}.validate.inVMValidations", StepRules.Validators);
        DistributeRules.Check(properties["distribute"] as JsonArray ?? [], $"{Root}.distribute");
        CheckVmProfile(properties["vmProfile"]);
        OneOf(properties["errorHandling"], "onCustomizerError", $"{Root}.errorHandling", s_onError);
        OneOf(properties["errorHandling"], "onValidationError", $"{Root}.errorHandling", s_onError);
        OneOf(properties["optimize"]?["vmBoot"], "state", $"{Root}.optimize.vmBoot", s_states);
        OneOf(properties["optimize"]?["workload"], "state", $"{Root}.optimize.workload", s_states);
        OneOf(properties["autoRun"], "state", $"{Root}.autoRun", s_states);
        if ((int?)properties["buildTimeoutInMinutes"] is < 0 or > MaximumTimeout)
        {
            throw BadValue(Root, "buildTimeoutInMinutes", $"{properties["buildTimeoutInMinutes"]}", $"must be 0 to {MaximumTimeout}");
        }

        if ((string?)properties["stagingResourceGroup"] is { Length: > 0 } group
            && (ResourceId.TypeOf(group) is not "subscriptions/resourceGroups" || !ResourceId.Same(ResourceId.SubscriptionOf(group), request.Path.SubscriptionId)))
        {
            throw BadValue(Root, "stagingResourceGroup", group, "must be the id of a resource group in the template's subscription");
        }
    }

    /// <summary>Checks the size and the network of the build VM.</summary>
    public static void CheckVmProfile(JsonNode? profile)
    {
        const string Path = $"{Root}.vmProfile";
        if ((int?)profile?["osDiskSizeGB"] is < 0)
        {
            throw BadValue(Path, "osDiskSizeGB", $"{profile["osDiskSizeGB"]}", "must not be negative");
        }

        var network = profile?["vnetConfig"];
        var (subnet, containers) = ((string?)network?["subnetId"], (string?)network?["containerInstanceSubnetId"]);
        if (string.IsNullOrEmpty(containers))
        {
            return;
        }

        if (string.IsNullOrEmpty(subnet))
        {
            throw Failed($"{Path}.vnetConfig", "Field 'containerInstanceSubnetId' requires 'subnetId'");
        }

        if (ResourceId.Same(subnet, containers))
        {
            throw BadValue($"{Path}.vnetConfig", "containerInstanceSubnetId", containers, "must differ from 'subnetId'");
        }

        if (!string.IsNullOrEmpty((string?)network!["proxyVmSize"]))
        {
            throw BadValue($"{Path}.vnetConfig", "proxyVmSize", (string)network["proxyVmSize"]!, "must be absent when 'containerInstanceSubnetId' is given");
        }
    }

    public static void CheckIdentity(JsonNode? identity)
    {
        if (identity?["userAssignedIdentities"] is not JsonObject { Count: 1 } identities || identities.First().Value is not JsonObject || (string?)identity["type"] != "UserAssigned")
        {
            throw Failed("ImageTemplate.identity", "Managed identity is required for building this template using current API version: exactly one user-assigned identity");
        }
    }

    /// <summary>Checks that required fields of an object are not empty.</summary>
    public static void Require(JsonNode item, string path, params IEnumerable<string> fields)
    {
        foreach (var field in fields.Where(f => string.IsNullOrEmpty((string?)item[f])))
        {
            throw Failed(path, $"Missing field {field}");
        }
    }

    public static void OneOf(JsonNode? item, string field, string path, params IEnumerable<string> allowed)
    {
        if ((string?)item?[field] is { Length: > 0 } value && !allowed.Contains(value))
        {
            throw BadValue(path, field, value, $"must be one of {string.Join(", ", allowed)}");
        }
    }

    /// <summary>Returns the type of a source, customizer, validator or distributor, or throws an error.</summary>
    public static string TypeOf(JsonNode? item, string path, IEnumerable<string> allowed)
    {
        if ((string?)item?["type"] is not { Length: > 0 } type)
        {
            throw Failed(path, "Missing field type");
        }

        return allowed.Contains(type) ? type : throw BadValue(path, "type", type, $"must be one of {string.Join(", ", allowed)}");
    }

    public static ArmFault BadValue(string path, string field, string value, string why) => Failed(path, $"Field '{field}' has a bad value: '{value}' {why}");

    public static ArmFault Failed(string path, string why) =>
        new(400, "ValidationFailed", $"Validation failed: '{path}': {why}. See http://aka.ms/azvmimagebuildertmplref");

    private static void CheckSource(JsonNode? source)
    {
        const string Path = $"{Root}.source";
        var type = TypeOf(source, Path, s_sources.Keys);
        Require(source!, Path, s_sources[type]);
        if (source!["planInfo"] is { } plan)
        {
            Require(plan, $"{Path}.planInfo", "planName", "planProduct", "planPublisher");
        }

        if (type == "SharedImageVersion" && !VersionPattern().IsMatch((string)source["imageVersionId"]!))
        {
            throw BadValue(Path, "imageVersionId", (string)source["imageVersionId"]!, "must end in /versions/x.y.z or /versions/latest");
        }
    }

    [GeneratedRegex(@"^/subscriptions/.+/galleries/[^/]+/images/[^/]+/versions/(latest|\d{1,10}\.\d{1,10}\.\d{1,10})$", RegexOptions.IgnoreCase)]
    private static partial Regex VersionPattern();
}
