namespace Pulumi;

public readonly struct ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
{
    public ResourceArgs Args => args;

    public ResourceOptions Options => options;
}
