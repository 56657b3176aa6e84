namespace ImageInfra.Driver.Logs;

/// <summary>The log of one run, as far as it is written.</summary>
/// <param name="Run">The folder of the run's logs, which Azure also calls its operation id.</param>
/// <param name="Text">The customization log, followed by the validation log, with secrets masked.</param>
public sealed record RunLog(string Run, string Text);
