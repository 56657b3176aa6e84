namespace Pulumi;

public readonly struct ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
{
    public Resource Resource => resource;

    public ResourceArgs Args => args;

    public ResourceOptions Options => options;
}
