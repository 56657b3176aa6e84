namespace ImageInfra.Driver.Logs;

/// <summary>What a line of a customization log says about the build's progress.</summary>
public enum LogMark
{
    /// <summary>Nothing: it is what a script or Packer says.</summary>
    None,

    /// <summary>A step starts.</summary>
    StepStarted,

    /// <summary>A step ended, well or not.</summary>
    StepEnded,

    /// <summary>The step before did not end well; what follows cleans up.</summary>
    StepFailed,

    /// <summary>The build is over.</summary>
    Finished,

    /// <summary>Lines are left out here.</summary>
    Gap,
}
