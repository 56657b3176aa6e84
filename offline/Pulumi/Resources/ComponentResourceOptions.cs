namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        merged.Take(options1);
        merged.Take(options2);
        return merged;
    }

    internal override ResourceOptions Copy() => Merge(this, null);
}
