using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// What to do where a resource is to be created and there is one already. azure-native refuses, and so does a rehearsal: nothing
/// of anybody else is overwritten. What the stack's own name says is the stack's is taken.
/// </summary>
internal sealed class ExistingResources(RehearsalState state, RehearsedCalls calls, IProgress<StackEvent> progress)
{
    /// <summary>Makes a resource, or takes the one that is there and is the one asked for; answers it as it then is.</summary>
    /// <exception cref="DriverException">There is one that the stack did not make, or Azure refuses.</exception>
    public async Task<JsonObject> CreateAsync(ArmType type, string id, JsonObject inputs, CancellationToken cancellationToken)
    {
        if (await TakeAsync(type, id, inputs, cancellationToken) is { } found)
        {
            return found;
        }

        state.Begin(id);
        try
        {
            return await calls.PutAsync(type, id, inputs, cancellationToken);
        }
        catch (DriverException) when (!cancellationToken.IsCancellationRequested)
        {
            await ForgetUnlessThereAsync(type, id, cancellationToken);
            throw;
        }
    }

    // What Azure refused at once is not there, and somebody else may make it later.
    private async Task ForgetUnlessThereAsync(ArmType type, string id, CancellationToken cancellationToken)
    {
        try
        {
            if (await calls.GetAsync(type, id, cancellationToken) is null)
            {
                state.Forget(id);
            }
        }
        catch (DriverException)
        {
            // Nobody knows; the next update looks again.
        }
    }

    // The resource that is there and need not be written, or null where it is to be written.
    private async Task<JsonObject?> TakeAsync(ArmType type, string id, JsonObject inputs, CancellationToken cancellationToken)
    {
        if (await calls.GetAsync(type, id, cancellationToken) is not { } found)
        {
            return null;
        }

        switch (type.Token)
        {
            case ResourceTypes.ImageTemplate:
                return await TakeTemplateAsync(type, id, cancellationToken);

            // Its name is worked out from the scope, the principal and the role.
            case ResourceTypes.RoleAssignment when ExistingAssignment.Grants(found, inputs):
                return found;

            // Its name is worked out from the stack's gallery; its content is declared. A blob's name is its content.
            case ResourceTypes.RoleDefinition or ResourceTypes.Blob:
                return null;

            // An update that was killed began to make it.
            case var _ when state.IsBegun(id):
                return null;

            default:
                throw new DriverException(DriverFailure.AlreadyExists, $"cannot create already existing resource '{id}'");
        }
    }

    // A template's name is its content, so one that is there is the one declared: an update that died made it. One that
    // Azure failed to provision stays until somebody deletes it.
    private async Task<JsonObject?> TakeTemplateAsync(ArmType type, string id, CancellationToken cancellationToken)
    {
        if (await calls.GetSettledAsync(type, id, state => TellOfWait(id, state), cancellationToken) is not { } template)
        {
            return null;
        }

        if (RehearsedCalls.IsFinished(template))
        {
            return template;
        }

        await calls.DeleteAsync(type, id, cancellationToken);
        return null;
    }

    private void TellOfWait(string id, string state) => progress.Report(new(
        StackPhase.Message,
        StackAction.Same,
        "",
        "",
        $"image template '{ArmNames.Last(id)}' is still '{state}' in Azure; waiting for it"));
}
