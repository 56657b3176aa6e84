using Azure.Core;

namespace ImageInfra.Driver.Arm;

/// <summary>Whether a request reads: by its method, or because who sends it says so.</summary>
internal static class ArmRead
{
    /// <summary>Says that a request changes nothing, whatever its method.</summary>
    public static void Mark(HttpMessage message) => message.SetProperty(typeof(ArmRead), true);

    public static bool Is(HttpMessage message) =>
        message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head || message.TryGetProperty(typeof(ArmRead), out _);
}
