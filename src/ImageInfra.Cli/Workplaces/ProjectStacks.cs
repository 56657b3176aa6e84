using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Files;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Workplaces;

/// <summary>The stacks of a project folder, on the Azure that a command works on.</summary>
/// <param name="own">The stack of the command. Its operations use this object, which knows pins that no file has.</param>
/// <param name="others">The project, seen from another stack.</param>
/// <param name="operations">The operations of a stack.</param>
internal sealed class ProjectStacks(
    FactoryProject own,
    Func<string, FactoryProject> others,
    Func<FactoryProject, IStackOperations> operations) : IFactoryStacks
{
    public IReadOnlyList<string> Names => StackFiles.NamesIn(own.Directory);

    public IFactoryProject ProjectOf(string stack) => Of(stack);

    public IStackOperations OperationsOf(string stack) => operations(Of(stack));

    private FactoryProject Of(string stack) => stack == own.Stack ? own : others(stack);
}
