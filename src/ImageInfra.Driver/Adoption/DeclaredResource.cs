using System.Text.Json.Nodes;
using ImageInfra.Driver.Rehearsal;

namespace ImageInfra.Driver.Adoption;

/// <summary>A resource as the program declares it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name in the program.</param>
/// <param name="Id">The ARM id that it has or would have.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Options">Its options.</param>
internal sealed record DeclaredResource(ArmType Type, string Name, string Id, JsonObject Inputs, RehearsedOptions Options);
