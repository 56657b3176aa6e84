namespace ImageInfra.Model.Rules;

/// <summary>What a script is written in.</summary>
public enum ScriptLanguage
{
    /// <summary>The Bourne shell, or bash.</summary>
    Shell,

    /// <summary>PowerShell.</summary>
    PowerShell,
}
