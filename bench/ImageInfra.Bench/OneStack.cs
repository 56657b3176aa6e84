using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Bench;

/// <summary>A project with a single stack.</summary>
internal sealed class OneStack(IFactoryProject project, IStackOperations operations) : IFactoryStacks
{
    public IReadOnlyList<string> Names => [project.Stack];

    public IFactoryProject ProjectOf(string stack) => project;

    public IStackOperations OperationsOf(string stack) => operations;
}
