namespace Pulumi;

[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public class ResourceTypeAttribute(string type, string? version) : Attribute
{
    public string Type => type;

    public string? Version => version;
}
