using ImageInfra.Cli.Terminal;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Tells which versions of bases were used that the stack's file does not pin.</summary>
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
