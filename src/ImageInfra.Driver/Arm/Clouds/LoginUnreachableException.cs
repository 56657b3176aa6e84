namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>The login server can't be reached. It is a failure on the way, as of any other connection, and may pass.</summary>
internal sealed class LoginUnreachableException(string message, Exception inner) : IOException(message, inner);
