using ImageInfra.Driver.Foundations;

namespace ImageInfra.UnitTests.Driver;

public sealed class FailureClassTests
{
    [Theory]
    [InlineData("Not authorized to access the resource: /subscriptions/s/galleries/g. Please check", DriverFailure.RightsPending)]
    [InlineData("Code=\"PrincipalNotFound\" Message=\"Principal x does not exist\"", DriverFailure.RightsPending)]
    [InlineData("Code=\"CannotDeleteResource\"", DriverFailure.StillNested)]
    [InlineData("RoleDefinitionHasAssignments: There are existing role assignments referencing role.", DriverFailure.StillNested)]
    [InlineData("Can not delete resource before nested resources are deleted.", DriverFailure.StillNested)]
    [InlineData("resource \"x\" cannot be deleted\nbecause it is protected. To unprotect", DriverFailure.Protected)]
    [InlineData("Code=\"AuthorizationFailed\"", DriverFailure.NotAuthorized)]
    [InlineData("please run 'az login' first", DriverFailure.NotAuthorized)]
    [InlineData("something else", DriverFailure.UpdateFailed)]
    public void Messages_of_azure_and_pulumi_are_classified(string text, DriverFailure expected)
    {
        Assert.Equal(expected, FailureClass.Of(text));
    }
}
