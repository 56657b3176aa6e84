namespace Pulumi.Automation;

public sealed class ImportOptions
{
    public List<ImportResource>? Resources { get; set; }

    public Dictionary<string, string>? NameTable { get; set; }

    public bool? Protect { get; set; }

    public bool? GenerateCode { get; set; }

    public Action<string>? OnStandardOutput { get; set; }

    public Action<string>? OnStandardError { get; set; }
}
