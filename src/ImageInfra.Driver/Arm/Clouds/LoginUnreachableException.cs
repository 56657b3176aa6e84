namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>The login server cannot be reached. Like other connection errors, this may be temporary.</summary>
internal sealed class LoginUnreachableException(string message, Exception inner) : IOException(message, inner);
