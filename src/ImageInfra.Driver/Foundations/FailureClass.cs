namespace ImageInfra.Driver.Foundations;

/// <summary>Maps error messages of Azure and Pulumi to kinds of failure.</summary>
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

    /// <summary>The kind of failure of an error message. Default: <see cref="DriverFailure.UpdateFailed"/>.</summary>
    public static DriverFailure Of(string text) => s_meanings
        .Where(m => text.Contains(m.Words, StringComparison.OrdinalIgnoreCase))
        .Select(m => (DriverFailure?)m.Failure)
        .FirstOrDefault() ?? DriverFailure.UpdateFailed;
}
