namespace Pulumi;

public class RunException(string message, Exception? innerException) : Exception(message, innerException)
{
    public RunException(string message)
        : this(message, null)
    {
    }
}
