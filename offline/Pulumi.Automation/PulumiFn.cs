namespace Pulumi.Automation;

public abstract class PulumiFn
{
    internal PulumiFn()
    {
    }

    public static PulumiFn Create(Func<IDictionary<string, object?>> program) => new Inline();

    // Kept only to be refused: an inline program is reached over gRPC.
    private sealed class Inline : PulumiFn;
}
