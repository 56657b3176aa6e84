namespace Pulumi;

/// <summary>The inputs of a stack reference.</summary>
public class StackReferenceArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }
}
