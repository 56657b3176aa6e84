namespace ImageInfra.Model.Settings;

/// <summary>
/// Where a stack's settings come from: Pulumi's configuration inside a program, or the stack's file outside one.
/// Both give the value of <c>imageinfra:key</c> as Pulumi does, structured values as JSON.
/// </summary>
public abstract class SettingsSource
{
    /// <summary>The file to name in errors, such as <c>Pulumi.dev.yaml</c>.</summary>
    public abstract string File { get; }

    /// <summary>The value of <c>imageinfra:key</c>, or null.</summary>
    public abstract string? Find(string key);

    /// <summary>The line of the key in the file, from 1, or 0 where that is not known.</summary>
    public virtual int LineOf(string key) => 0;
}
