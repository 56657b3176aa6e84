using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Bench;

/// <summary>A project of which one stack is looked at.</summary>
internal sealed class OneStack(IFactoryProject project, IStackOperations operations) : IFactoryStacks
{
    public IReadOnlyList<string> Names => [project.Stack];

    public IFactoryProject ProjectOf(string stack) => project;

    public IStackOperations OperationsOf(string stack) => operations;
}
