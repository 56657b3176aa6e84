using ImageInfra.Simulator.Authorization;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>What the identity of a template may do.</summary>
internal sealed class IdentityAccess(SimulatedAzure azure, string principalId)
{
    public bool May(string action, string scope) => AccessCheck.May(azure, principalId, action, scope);

    /// <summary>The same for an action on data, such as reading a blob.</summary>
    public bool MayWithData(string action, string scope) => AccessCheck.MayWithData(azure, principalId, action, scope);

    public static ArmFault NotAuthorized(string id) => TemplateSubmission.Failed(
        "Other",
        $"Not authorized to access the resource: {id}. Please check the user assigned identity has the correct permissions. For more details, go to https://aka.ms/azvmimagebuilderts.");
}
