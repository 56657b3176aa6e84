using Azure.Core;

namespace ImageInfra.Driver.Arm;

/// <summary>Tells reads from writes: by the method of the request, or by a mark of the sender.</summary>
internal static class ArmRead
{
    /// <summary>Marks a request as one that changes nothing, whatever its method.</summary>
    public static void Mark(HttpMessage message) => message.SetProperty(typeof(ArmRead), true);

    public static bool Is(HttpMessage message) =>
        message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head || message.TryGetProperty(typeof(ArmRead), out _);
}
