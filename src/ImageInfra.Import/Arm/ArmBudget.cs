using System.Runtime.CompilerServices;
using ImageInfra.Import.Values;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Arm;

/// <summary>Bounds the evaluation of templates that were made to be endless.</summary>
internal sealed class ArmBudget
{
    private const int MaximumSteps = 1_000_000;

    private int _steps;

    /// <summary>Counts steps.</summary>
    /// <exception cref="CatalogException">The evaluation takes too many steps, or nests too deeply.</exception>
    public void Take(ArmPlace place, int steps = 1)
    {
        _steps += steps;
        if (_steps > MaximumSteps)
        {
            throw Error(place, $"needs more than {MaximumSteps} steps to evaluate; import the image template alone, with the values of its expressions");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error(place, "has expressions that nest too deeply; import the image template alone, with the values of its expressions");
        }
    }

    /// <summary>Counts the nodes of a value.</summary>
    /// <exception cref="CatalogException">The value is too large.</exception>
    public T Weigh<T>(T value, ArmPlace place)
        where T : ArmNode
    {
        if (value is ArmNode.Map or ArmNode.List or ArmNode.OpenList or ArmNode.Either)
        {
            var size = ArmKnowledge.SizeOf(value);
            Take(place, size / 8);
            if (size > ArmKnowledge.MaximumSize)
            {
                throw Error(place, $"has a value of more than {ArmKnowledge.MaximumSize} parts; import the image template alone, with the values of its expressions");
            }
        }

        return value;
    }

    private static CatalogException Error(ArmPlace place, string message) => new([new(place.File ?? "", place.Line, "", message)]);
}
