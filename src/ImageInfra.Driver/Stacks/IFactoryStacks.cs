using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Stacks;

/// <summary>The stacks of a project folder.</summary>
public interface IFactoryStacks
{
    /// <summary>The names of the stacks, one for each <c>Pulumi.NAME.yaml</c>.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The project, seen from a stack.</summary>
    IFactoryProject ProjectOf(string stack);

    /// <summary>The operations of a stack.</summary>
    IStackOperations OperationsOf(string stack);
}
