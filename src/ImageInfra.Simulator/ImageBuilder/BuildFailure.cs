using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>What Image Builder says of a run that failed.</summary>
internal static class BuildFailure
{
    private const string Code = "PackerBuildFailed";

    /// <summary>A customizer or a validator ended with an exit code that is not allowed.</summary>
    public static ArmFault Step(ArmResource template)
    {
        var run = RunRecord.IdOf(RunRecord.Of(template)!);
        var isValidation = RunRecord.HasFailedValidation(template);
        return Failed($"Microservice has failed: Failed while processing request: Error when executing packerizer: Packer build command has failed: exit status 1. During the image build{(isValidation ? ", validating the image" : "")}, a failure has occurred, please review the build log to identify which build/customization step failed. For more troubleshooting steps go to https://aka.ms/azvmimagebuilderts. Image Build log location: {StagingGroup.AccountOf(template)}/blobServices/default/containers/packerlogs/{run}/{(isValidation ? "validation" : "customization")}.log. OperationId: {run}. Use this operationId to search packer logs.");
    }

    /// <summary>The run took longer than it may.</summary>
    public static ArmFault Timeout(bool isDistributing) => isDistributing
        ? Failed("Microservice has failed: Failed while processing request: Error waiting on Azure Compute Gallery future for resource group: context deadline exceeded. The image version may still be created in the background.")
        : Failed("Failed while waiting for packerizer: Timeout waiting for microservice to complete: 'context deadline exceeded'.");

    private static ArmFault Failed(string message) => new(400, Code, message);
}
