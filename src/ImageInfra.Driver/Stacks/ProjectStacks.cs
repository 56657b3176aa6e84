using ImageInfra.Project.Files;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Stacks;

/// <summary>The stacks of a project folder on one Azure or simulator.</summary>
/// <param name="own">One stack. Its operations use this object, which may have pins that are not in a file.</param>
/// <param name="others">Opens the project for another stack.</param>
/// <param name="operations">Creates the operations of a stack.</param>
public sealed class ProjectStacks(
    FactoryProject own,
    Func<string, FactoryProject> others,
    Func<FactoryProject, IStackOperations> operations) : IFactoryStacks
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names => StackFiles.NamesIn(own.Directory);

    /// <inheritdoc/>
    public IFactoryProject ProjectOf(string stack) => Of(stack);

    /// <inheritdoc/>
    public IStackOperations OperationsOf(string stack) => operations(Of(stack));

    private FactoryProject Of(string stack) => stack == own.Stack ? own : others(stack);
}
