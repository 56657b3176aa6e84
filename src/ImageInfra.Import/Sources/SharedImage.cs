using ImageInfra.Import.Arm;
using ImageInfra.Import.Values;

namespace ImageInfra.Import.Sources;

/// <summary>Converts an image definition as Terraform's azurerm provider declares it. Pulumi's azure provider has the same in camel case.</summary>
internal static class SharedImage
{
    private static readonly (string Name, string Target)[] s_texts =
    [
        ("os_type", "osType"), ("hyper_v_generation", "hyperVGeneration"), ("architecture", "architecture"), ("description", "description"), ("eula", "eula"),
        ("privacy_statement_uri", "privacyStatementUri"), ("release_note_uri", "releaseNoteUri"), ("end_of_life_date", "endOfLifeDate"),
    ];

    private static readonly (string Name, string Feature, string Value)[] s_features =
    [
        ("trusted_launch_supported", "SecurityType", "TrustedLaunchSupported"), ("trusted_launch_enabled", "SecurityType", "TrustedLaunch"),
        ("confidential_vm_supported", "SecurityType", "ConfidentialVMSupported"), ("confidential_vm_enabled", "SecurityType", "ConfidentialVM"),
        ("accelerated_network_support_enabled", "IsAcceleratedNetworkSupported", "True"), ("hibernation_enabled", "IsHibernateSupported", "True"),
        ("disk_controller_type_nvme_enabled", "DiskControllerTypes", "SCSI, NVMe"),
    ];

    /// <summary>Converts a resource.</summary>
    public static ArmFileResource Of(ArmNode.Map from)
    {
        var properties = s_texts.Select(t => (t.Target, Value: Find(from, t.Name))).Where(t => t.Value is not null and not ArmNode.Null and not ArmNode.Text { Value: "" })
            .Select(t => KeyValuePair.Create(t.Target, t.Value!)).ToList();

        // The provider's default.
        if (Find(from, "hyper_v_generation") is null or ArmNode.Null)
        {
            properties.Add(new("hyperVGeneration", new ArmNode.Text(from.Place, "V1")));
        }

        if (Find(from, "specialized") is ArmNode.Flag { Value: true })
        {
            properties.Add(new("osState", new ArmNode.Text(from.Place, "Specialized")));
        }

        Add("identifier", Block(from, "identifier"));
        Add("purchasePlan", Block(from, "purchase_plan"));
        Add("recommended", Map(from.Place, [.. Range(from, "vCPUs", "recommended_vcpu_count"), .. Range(from, "memory", "recommended_memory_in_gb")]));
        Add("disallowed", Find(from, "disk_types_not_allowed") is ArmNode.List { Items.Count: > 0 } types ? Map(from.Place, [new("diskTypes", types)]) : null);
        var features = s_features.Where(f => Find(from, f.Name) is ArmNode.Flag { Value: true })
            .Select(f => Map(from.Place, [new("name", new ArmNode.Text(from.Place, f.Feature)), new("value", new ArmNode.Text(from.Place, f.Value))])!).ToList();
        Add("features", features.Count > 0 ? new ArmNode.List(from.Place, features) : null);
        ArmNode Name(string key) => Find(from, key) ?? new ArmNode.Text(from.Place, "");
        return new(ArmFileResource.ImageDefinition, [Name("gallery_name"), Name("name")], new(from.Place, [new("properties", new ArmNode.Map(from.Place, properties))]), IsLive: true);

        void Add(string name, ArmNode? value)
        {
            if (value is not null)
            {
                properties.Add(new(name, value));
            }
        }
    }

    private static ArmNode? Find(ArmNode.Map from, string name) => from.Find(name) ?? from.Find(name.Replace("_", "", StringComparison.Ordinal));

    // A block is a list of one in Terraform.
    private static ArmNode? Block(ArmNode.Map from, string name) => Find(from, name) switch
    {
        ArmNode.List { Items: [var one, ..] } => one,
        ArmNode.Map map => map,
        { IsOpen: true } open => open,
        _ => null,
    };

    private static IEnumerable<KeyValuePair<string, ArmNode>> Range(ArmNode.Map from, string name, string key)
    {
        var bounds = ((string[])["min", "max"]).Select(b => KeyValuePair.Create(b, Find(from, $"{b}_{key}")!)).Where(b => b.Value is ArmNode.Number { Value: > 0 } or { IsOpen: true }).ToList();
        return bounds.Count == 0 ? [] : [new(name, new ArmNode.Map(from.Place, bounds))];
    }

    private static ArmNode.Map? Map(ArmPlace place, IReadOnlyList<KeyValuePair<string, ArmNode>> properties) => properties.Count == 0 ? null : new(place, properties);
}
