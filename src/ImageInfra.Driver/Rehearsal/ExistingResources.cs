using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// Handles resources that exist already when they should be created. Like azure-native, a rehearsal refuses to overwrite foreign
/// resources. A resource whose name shows that it belongs to the stack is used.
/// </summary>
internal sealed class ExistingResources(RehearsalState state, RehearsedCalls calls, IProgress<StackEvent> progress)
{
    /// <summary>Creates a resource, or uses an existing one that matches; returns the resource.</summary>
    /// <exception cref="DriverException">A resource of another owner exists, or Azure refuses.</exception>
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

    // A refused resource does not exist; another program may create it later.
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
            // The result is unknown; the next update checks again.
        }
    }

    // Returns an existing resource that need not be written; null if the resource must be written.
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

            // The name of an assignment is computed from the scope, the principal and the role.
            case ResourceTypes.RoleAssignment when ExistingAssignment.Grants(found, inputs):
                return found;

            // A role's name is computed from the stack's gallery; the update writes its content. A blob's name is a hash of its content.
            case ResourceTypes.RoleDefinition or ResourceTypes.Blob:
                return null;

            // An interrupted update started its creation.
            case var _ when state.IsBegun(id):
                return null;

            default:
                throw new DriverException(DriverFailure.AlreadyExists, $"cannot create already existing resource '{id}'");
        }
    }

    // The name of a template contains a hash of its content, so an existing template comes from an interrupted update. A template whose
    // provisioning failed must be deleted by the user.
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
