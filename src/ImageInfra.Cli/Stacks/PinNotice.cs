using ImageInfra.Cli.Terminal;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Shows the versions of bases that were used although the stack file does not pin them.</summary>
internal static class PinNotice
{
    public static void Show(Report report, FactoryProject project)
    {
        foreach (var (image, version) in project.FoundBaseVersions.Where(_ => !project.Load().Settings.PinsInStore))
        {
            report.Note($"{Path.GetFileName(project.PinsFile)} pins no version of '{image}'; {version} was used, its newest usable version. To pin it, write 'imageinfra:baseVersions' there and commit it");
        }
    }
}
