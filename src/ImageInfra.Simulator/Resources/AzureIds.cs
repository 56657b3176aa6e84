namespace ImageInfra.Simulator.Resources;

/// <summary>Ids as Azure's services write them; they differ in casing and mean the same.</summary>
internal static class AzureIds
{
    /// <summary>Image Builder and managed identities write <c>resourcegroups</c>.</summary>
    public static string WithLowerCaseGroups(string id) =>
        id.Replace("/resourceGroups/", "/resourcegroups/", StringComparison.OrdinalIgnoreCase);

    /// <summary>An id without so many segments at its end.</summary>
    public static string Up(string id, int segments) => string.Join('/', id.Split('/')[..^segments]);
}
