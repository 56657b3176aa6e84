using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageInfra.Package.Inputs;
using ImageInfra.Package.Schemas;
using ImageInfra.Project.Files;
using Pulumi;
using Pulumi.Experimental;
using Pulumi.Experimental.Provider;
using Pulumi.Utilities;

namespace ImageInfra.Package.Hosting;

/// <summary>Serves the components to programs in every language of Pulumi.</summary>
/// <param name="version">The version of the package.</param>
internal sealed class FactoryProvider(string version) : Provider
{
#pragma warning disable CS0618 // Marked as experimental, but the only public conversion that keeps the dependencies of outputs.
    private readonly PropertyValueSerializer _serializer = new();
#pragma warning restore CS0618

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, CancellationToken ct) =>
        Task.FromResult(new GetSchemaResponse { Schema = PackageSchema.Create(version) });

    public override async Task<ConstructResponse> Construct(ConstructRequest request, CancellationToken ct)
    {
        var component = PackageComponents.All.SingleOrDefault(c => c.Token == request.Type)
            ?? throw new ArgumentException($"'{request.Type}' is not a component of this package; expected {string.Join(", ", PackageComponents.All.Select(c => c.Token))}");
        var declared = DeclaredComponent.Declare(
            component,
            request.Name,
            PlainInputs(component, request.Inputs),
            await TextInputsAsync(component, request.Inputs),
            // Pulumi starts providers in the folder of the program.
            ProjectDirectory.Find(Environment.CurrentDirectory),
            request.Options);
        var outputs = new Dictionary<string, PropertyValue>();
        foreach (var (name, output) in declared.Outputs)
        {
            outputs[name] = await _serializer.Serialize(output);
        }

        var urn = await OutputUtilities.GetValueAsync(declared.Resource.Urn);
        return new(new(urn), outputs, ImmutableDictionary<string, ISet<Urn>>.Empty);
    }

    private async Task<Dictionary<string, Input<string>>> TextInputsAsync(PackageComponent component, ImmutableDictionary<string, PropertyValue> inputs)
    {
        var texts = new Dictionary<string, Input<string>>();
        foreach (var name in component.Inputs.Where(i => !i.IsPlain).Select(i => i.Name))
        {
            texts[name] = inputs.TryGetValue(name, out var value) && !value.IsNull
                ? await _serializer.Deserialize<Input<string>>(value)
                : throw new ArgumentException($"{component.Name}: {name}: is required");
        }

        return texts;
    }

    private static JsonObject PlainInputs(PackageComponent component, ImmutableDictionary<string, PropertyValue> inputs)
    {
        string[] others = [.. component.Inputs.Where(i => !i.IsPlain).Select(i => i.Name)];
        return new(inputs
            .OrderBy(i => i.Key, StringComparer.Ordinal)
            .Where(i => !others.Contains(i.Key))
            .Select(i => KeyValuePair.Create(i.Key, PropertyJson.Of(i.Value, i.Key))));
    }
}
