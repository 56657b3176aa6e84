using System.Collections.Immutable;
using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi;

namespace ImageInfra.Components.Templates;

/// <summary>Where Azure Image Builder fetches scripts and files from.</summary>
internal sealed class ScriptAddresses(InputMap<string>? uploaded)
{
    private readonly Output<ImmutableDictionary<string, string>> _uploaded = (uploaded ?? []).ToOutput();

    /// <summary>The address of a file of the project, or else the one that the catalog has; null where there is neither.</summary>
    public Input<string>? Of(LocalFile? file, string? uri) => file is null ? uri.AsInput() : _uploaded.Apply(map => map.TryGetValue(file.BlobName, out var address)
        ? address
        : throw new RunException($"there is no address for '{file.Path}': ScriptUris has none for '{file.BlobName}'"));
}
