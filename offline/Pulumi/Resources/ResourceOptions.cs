namespace Pulumi;

public abstract class ResourceOptions
{
    protected ResourceOptions()
    {
    }

    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn
    {
        get => field ??= [];
        set;
    }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges
    {
        get => field ??= [];
        set;
    }

    public List<string> ReplaceOnChanges
    {
        get => field ??= [];
        set;
    }

    public string? Version { get; set; }

    public List<ResourceTransformation> ResourceTransformations
    {
        get => field ??= [];
        set;
    }

    public bool? RetainOnDelete { get; set; }

    internal abstract ResourceOptions Copy();

    /// <summary>Merges other options into these; lists are appended.</summary>
    internal void Take(ResourceOptions? other)
    {
        if (other is null)
        {
            return;
        }

        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Version = other.Version ?? Version;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DependsOn = DependsOn.Concat(other.DependsOn);
        IgnoreChanges = [.. IgnoreChanges, .. other.IgnoreChanges];
        ReplaceOnChanges = [.. ReplaceOnChanges, .. other.ReplaceOnChanges];
        ResourceTransformations = [.. ResourceTransformations, .. other.ResourceTransformations];
    }
}
