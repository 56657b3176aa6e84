using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>Imports existing resources into the state of a rehearsed stack. Like Pulumi's import, it changes nothing in Azure.</summary>
internal sealed class RehearsalImport(RehearsalState state, RehearsedCalls calls, IProgress<StackEvent> progress)
{
    /// <summary>Imports a resource.</summary>
    /// <exception cref="DriverException">The resource does not exist in Azure, or the state has another one with its name.</exception>
    public async Task RunAsync(ImportedResource resource, CancellationToken cancellationToken)
    {
        var type = ArmTypes.Of(resource.Type);
        if (state.Find(RehearsedResource.KeyOf(resource.Type, resource.Name)) is { } known)
        {
            if (string.Equals(known.Id, resource.Id, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }

            throw new DriverException(
                DriverFailure.Protected,
                $"'{resource.Name}' ({resource.Type}) is already in the stack as {known.Id}; nothing was imported");
        }

        var answer = await calls.GetAsync(type, resource.Id, cancellationToken) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"{resource.Id} does not exist in Azure; nothing was imported as '{resource.Name}' ({resource.Type})");
        var outputs = type.Outputs(answer);
        state.Put(new(resource.Type, resource.Name, resource.Id, Protect: false, InputsOf(type, resource.Inputs, outputs), outputs));
        progress.Report(new(StackPhase.Message, StackAction.Read, resource.Type, resource.Name, $"{resource.Id} was imported into the stack"));
    }

    /// <summary>The inputs that would declare an existing resource. Names and parents are those of the declaration.</summary>
    public static JsonObject InputsOf(ArmType type, JsonObject declared, JsonObject outputs)
    {
        var path = type.PathInputs().ToList();
        var shape = InputShape.Of(type.Token);
        var values = (shape?.Names ?? declared.Select(d => d.Key)).Except(path)
            .Select(name => KeyValuePair.Create(name, shape is null ? outputs[name]?.DeepClone() : shape.Project(name, outputs[name])));
        return new JsonObject(path
            .Select(name => KeyValuePair.Create(name, declared[name]?.DeepClone()))
            .Concat(values)
            .Where(p => p.Value is not null));
    }
}
