using System.Text.Json.Nodes;
using ImageInfra.Driver.Rehearsal;

namespace ImageInfra.Driver.Adoption;

/// <summary>A resource as the program declares it.</summary>
/// <param name="Type">The ARM type.</param>
/// <param name="Name">The name in the program.</param>
/// <param name="Id">The ARM id, which is known before the resource exists.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="Options">The options.</param>
internal sealed record DeclaredResource(ArmType Type, string Name, string Id, JsonObject Inputs, RehearsedOptions Options);
