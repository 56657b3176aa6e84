using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>The <c>systemData</c> of a resource: the authors and times of its creation and last change.</summary>
internal static class SystemData
{
    private const string Key = "systemData";
    private const string Application = "Application";

    public static void Stamp(AzureState azure, ArmRequest request, JsonObject body, ArmResource? known)
    {
        var by = request.Caller?.ClientId ?? "owner";
        var at = azure.Now.UtcDateTime.ToString("O");
        body[Key] = new JsonObject
        {
            ["createdBy"] = known?.Text(Key, "createdBy") ?? by, ["createdByType"] = Application, ["createdAt"] = known?.Text(Key, "createdAt") ?? at,
            ["lastModifiedBy"] = by, ["lastModifiedByType"] = Application, ["lastModifiedAt"] = at,
        };
    }
}
