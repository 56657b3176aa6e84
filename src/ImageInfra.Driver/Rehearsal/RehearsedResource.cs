using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>A resource in the state of a rehearsed stack.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Name">The name in the program.</param>
/// <param name="Id">The ARM id.</param>
/// <param name="Protect">Whether the resource is protected from deletion.</param>
/// <param name="Inputs">The declared inputs.</param>
/// <param name="Outputs">The outputs from ARM.</param>
internal sealed record RehearsedResource(
    string Type,
    string Name,
    string Id,
    bool Protect,
    JsonObject Inputs,
    JsonObject Outputs)
{
    /// <summary>Whether the resource stays in Azure when it is no longer declared.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>
    /// The ARM id of an equal resource that existed before, such as a role assignment of the same role to the same principal. It does not
    /// belong to the stack, and is not deleted. Null if there was none.
    /// </summary>
    public string? TakenId { get; init; }

    /// <summary>Whether the resource was replaced and only its deletion is pending.</summary>
    public bool Replaced { get; init; }

    public string Key => Replaced ? $"{KeyOf(Type, Name)}::{Id}" : KeyOf(Type, Name);

    /// <summary>Converts the resource to the public type.</summary>
    public StackResource ToStackResource() => new(Type, Name, Id) { IsProtected = Protect, IsRetained = RetainOnDelete };

    public static string KeyOf(string type, string name) => $"{type}::{name}";
}
