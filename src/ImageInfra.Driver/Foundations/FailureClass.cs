namespace ImageInfra.Driver.Foundations;

/// <summary>Which failure the words of Azure or of Pulumi mean.</summary>
internal static class FailureClass
{
    private static readonly (string Words, DriverFailure Failure)[] s_meanings =
    [
        ("Not authorized to access the resource", DriverFailure.RightsPending),
        ("PrincipalNotFound", DriverFailure.RightsPending),
        ("CannotDeleteResource", DriverFailure.StillNested),
        ("before nested resources are deleted", DriverFailure.StillNested),
        ("RoleDefinitionHasAssignments", DriverFailure.StillNested),
        ("because it is protected", DriverFailure.Protected),
        ("cannot create already existing resource", DriverFailure.AlreadyExists),
        ("AuthorizationFailed", DriverFailure.NotAuthorized),
        ("az login", DriverFailure.NotAuthorized),
        ("AADSTS", DriverFailure.NotAuthorized),
    ];

    /// <summary>The meaning of an error text; <see cref="DriverFailure.UpdateFailed"/> when it has no special one.</summary>
    public static DriverFailure Of(string text) => s_meanings
        .Where(m => text.Contains(m.Words, StringComparison.OrdinalIgnoreCase))
        .Select(m => (DriverFailure?)m.Failure)
        .FirstOrDefault() ?? DriverFailure.UpdateFailed;
}
