namespace ImageInfra.Model.Planning;

/// <summary>What the build identity may do at one place outside its own gallery, and for which images.</summary>
public sealed record ScopeRights
{
    /// <summary>Required. The ARM id of the place: a network, a gallery, an identity or a resource group.</summary>
    public required string Scope { get; init; }

    /// <summary>Required. The actions, sorted. None where the identity is Contributor.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Required. The images that need it, sorted.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>Optional. Azure's own role Contributor, which builds in a given staging group need. Default: false.</summary>
    public bool IsContributor { get; init; }

    /// <summary>The ARM id of the resource group: the narrowest that Azure takes as a custom role's assignable scope.</summary>
    public string ResourceGroupId => string.Join('/', Scope.Split('/')[..5]);
}
