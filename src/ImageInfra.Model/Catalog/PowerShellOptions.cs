using ImageInfra.Model.Description;

namespace ImageInfra.Model.Catalog;

/// <summary>How a PowerShell script runs.</summary>
internal sealed record PowerShellOptions(bool RunElevated, bool RunAsSystem, IReadOnlyList<int> ValidExitCodes)
{
    public static PowerShellOptions Read(MappingReader step)
    {
        var elevated = step.Flag("runElevated");
        var system = step.Flag("runAsSystem") ?? false;
        if (system && elevated is not true)
        {
            step.Fail("runAsSystem", "needs runElevated: true");
        }

        return new(elevated ?? false, system, step.Numbers("validExitCodes"));
    }
}
