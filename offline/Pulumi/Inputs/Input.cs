namespace Pulumi;

public class Input<T> : IInput
{
    private protected Input(Output<T> value) => Held = value;

    IOutput IInput.Untyped => Held;

    private protected Output<T> Held { get; set; }

    internal Output<T> Output => Held;

    public static implicit operator Input<T>(T value) => new(Pulumi.Output.Create(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.Held;
}
