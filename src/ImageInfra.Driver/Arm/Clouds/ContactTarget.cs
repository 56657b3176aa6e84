using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>A server that is contacted first, because all other requests need it.</summary>
/// <param name="Role">The role, such as <c>the resource manager</c>.</param>
/// <param name="Address">The address.</param>
/// <param name="Setting">The setting with the address; null for the public cloud's default.</param>
internal sealed record ContactTarget(string Role, Uri Address, AzureSetting? Setting)
{
    private string Authority => Address.GetLeftPart(UriPartial.Authority);

    private string Otherwise => Setting is null ? "" : $", or run '{Setting.Removal}' to use another cloud";

    /// <summary>Creates the exception for an unreachable server, with the reason, the setting and the next step.</summary>
    public DriverException Unreachable(ContactFailure failure, Exception? inner) => new(
        DriverFailure.AzureUnavailable,
        $"{Role} {Authority} cannot be reached: {failure.Reason}. {(Setting is null ? "No setting selects another cloud" : $"Its address comes from {Setting.Source}")}; {Advice(failure)}",
        inner);

    private string Advice(ContactFailure failure) => (failure.IsTrust, Address.IsLoopback) switch
    {
        (true, true) => "trust the simulator's certificate with 'eval \"$(imageinfra sim env)\"', or see 'imageinfra sim trust'",
        (true, false) => "make this machine trust the certificate's authority (on Linux with SSL_CERT_DIR or SSL_CERT_FILE)",
        (false, true) => $"start the simulator with 'imageinfra sim start'{Otherwise}",
        (false, false) when Setting is null => "check the network and HTTPS_PROXY, or select another cloud with ARM_ENVIRONMENT or ARM_METADATA_HOSTNAME",
        _ => $"check the network and HTTPS_PROXY{Otherwise}",
    };
}
