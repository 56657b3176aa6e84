using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>What the state of a rehearsed stack knows of one resource.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Name">The name in the program.</param>
/// <param name="Id">The ARM id.</param>
/// <param name="Protect">Whether it is protected from deletion.</param>
/// <param name="Inputs">What the program declared.</param>
/// <param name="Outputs">What ARM answered.</param>
internal sealed record RehearsedResource(
    string Type,
    string Name,
    string Id,
    bool Protect,
    JsonObject Inputs,
    JsonObject Outputs)
{
    /// <summary>Whether it stays in Azure when the program does not declare it any more.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>
    /// The ARM id of what was there before and is as good, such as a role assignment of the same role to the same principal. It is
    /// not the stack's, and stays. Null: there was none.
    /// </summary>
    public string? TakenId { get; init; }

    /// <summary>Whether another has taken its place, so that it only waits to be deleted.</summary>
    public bool Replaced { get; init; }

    public string Key => Replaced ? $"{KeyOf(Type, Name)}::{Id}" : KeyOf(Type, Name);

    /// <summary>The resource as other code sees it.</summary>
    public StackResource ToStackResource() => new(Type, Name, Id) { IsProtected = Protect, IsRetained = RetainOnDelete };

    public static string KeyOf(string type, string name) => $"{type}::{name}";
}
