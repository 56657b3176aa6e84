using System.Buffers;
using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Logs;

/// <summary>Recognizes irrelevant lines: messages between Packer, its plug-ins and Azure, and retries of the cleanup.</summary>
internal static partial class LogNoise
{
    private static readonly SearchValues<string> s_harmless = SearchValues.Create(
    [
        // Packer expects artifacts, but a build of Image Builder has none of its own.
        "Builds finished but no artifacts were created", "Skipping image creation",

        // The staging resource group is deleted in several rounds; a resource still in use is retried in a later one.
        "Error deleting resource. Will retry", "CannotBeDeleted", "#Delete: Failure", "eleting individual resources",
        "The resource group was not created by Packer", "Removing the created Deployment object", "Cleanup requested",
        "Resource group has been deleted",

        "bytes written for '", "RPC endpoint: ", "RPC client: ", "RPC address for ", "plugin process exited",
        "waiting for all plugin processes", "machine readable: ", "Found command: ", "Uploading file to ",
        "Uploading env vars to ", "Packer config: ", "Azure request method=", "Done exporting Packer logs",
        "Wait completed after", "Waiting on builds to complete", "Starting plugin: ", "Waiting for RPC address",
        "Using internal plugin", "Creating plugin client", "[DEBUG]", "(telemetry)", "CLIXML", "<Objs Version=",
        "starting remote command: ", "Waiting for operation to complete (system performance", "[INFO] command '",
        // The list of packages, which is read by programs.
        "imageinfra-packages ",

        "Provisioning with ", "plugin: Opening /", "Creating Azure Resource Manager (ARM) client",
    ], StringComparison.Ordinal);

    /// <summary>Whether a line, without Packer's prefix, is irrelevant.</summary>
    public static bool Contains(string text) =>
        text.Length == 0
        || text.AsSpan().ContainsAny(s_harmless)
        || SuccessfulAnswer().IsMatch(text)
        || DownloadProgress().IsMatch(text);

    [GeneratedRegex("Azure response status=\"2", RegexOptions.NonBacktracking)]
    private static partial Regex SuccessfulAnswer();

    [GeneratedRegex(@"\d B / \d+ B +\d+\.\d\d%$", RegexOptions.NonBacktracking)]
    private static partial Regex DownloadProgress();
}
