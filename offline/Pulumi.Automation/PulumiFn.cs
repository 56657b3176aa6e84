namespace Pulumi.Automation;

public abstract class PulumiFn
{
    internal PulumiFn()
    {
    }

    public static PulumiFn Create(Func<IDictionary<string, object?>> program) => new Inline();

    // Kept only to be refused, because an inline program needs gRPC.
    private sealed class Inline : PulumiFn;
}
