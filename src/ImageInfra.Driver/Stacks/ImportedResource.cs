using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Stacks;

/// <summary>An existing Azure resource to import into a stack's state.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Name">The name in the program.</param>
/// <param name="Id">The ARM id.</param>
/// <param name="Parent">The component that declares it; null for the stack itself.</param>
/// <param name="Inputs">The declared inputs.</param>
public sealed record ImportedResource(string Type, string Name, string Id, StackComponent? Parent, JsonObject Inputs);

/// <summary>A component of a stack's program.</summary>
/// <param name="Type">The type token, such as <c>imageinfra:index:GalleryStack</c>.</param>
/// <param name="Name">The name in the program.</param>
public sealed record StackComponent(string Type, string Name);
