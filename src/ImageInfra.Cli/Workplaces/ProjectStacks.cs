using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Files;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Workplaces;

/// <summary>The stacks of a project folder, on the Azure that a command works on.</summary>
/// <param name="directory">The folder of <c>Pulumi.yaml</c>.</param>
/// <param name="project">The project, seen from a stack.</param>
/// <param name="operations">What is done with the stack of a project.</param>
internal sealed class ProjectStacks(
    string directory,
    Func<string, FactoryProject> project,
    Func<FactoryProject, IStackOperations> operations) : IFactoryStacks
{
    public IReadOnlyList<string> Names => StackFiles.NamesIn(directory);

    public IFactoryProject ProjectOf(string stack) => project(stack);

    public IStackOperations OperationsOf(string stack) => operations(project(stack));
}
