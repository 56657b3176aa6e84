using System.Text;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Storage;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>The build logs, as blobs in the storage account of a staging group.</summary>
internal static class BuildLogBlobs
{
    /// <summary>Creates the blob store, including build logs.</summary>
    public static BlobStore StoreOf(AzureState azure) => new(azure, account =>
        (string?)account.Hidden[StagingGroup.Template] is { } id && azure.Store.TryFind(id, out var template) ? LogsOf(template, azure.Now) : null);

    private static IEnumerable<Blob> LogsOf(ArmResource template, DateTimeOffset now)
    {
        foreach (var run in RunRecord.All(template).Where(r => RunRecord.Entered(r, "Building") is not null))
        {
            var modified = RunRecord.EndOf(run) ?? now;
            yield return Log(run, "customization", BuildLog.Customization(template, run, now), modified);
            if (RunRecord.Entered(run, "Validating") is not null)
            {
                yield return Log(run, "validation", BuildLog.Validation(template, run, now), modified);
            }
        }
    }

    private static Blob Log(JsonObject run, string name, string text, DateTimeOffset modified) =>
        new($"{RunRecord.IdOf(run)}/{name}.log", Encoding.UTF8.GetBytes(text), modified, "text/plain")
        {
            Created = RunRecord.Entered(run, name == "validation" ? "Validating" : "Building")!.Value,
        };
}
