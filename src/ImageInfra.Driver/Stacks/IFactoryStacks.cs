using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Stacks;

/// <summary>The stacks of a project folder.</summary>
public interface IFactoryStacks
{
    /// <summary>Their names: there is a <c>Pulumi.NAME.yaml</c> for each.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The project, seen from a stack.</summary>
    IFactoryProject ProjectOf(string stack);

    /// <summary>What is done with a stack.</summary>
    IStackOperations OperationsOf(string stack);
}
