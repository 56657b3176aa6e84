using ImageInfra.Driver.Runs;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;

namespace ImageInfra.Driver.Failures;

/// <summary>Why a build failed, and what to do about it.</summary>
public sealed record FailureExplanation
{
    /// <summary>What kind of failure it is.</summary>
    public required FailureCategory Category { get; init; }

    /// <summary>Who can fix it.</summary>
    public required FailureOwner Owner { get; init; }

    /// <summary>What failed, in a sentence without a full stop: <c>customizer 'docker-engine' ended with exit code 100</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>What to do next. Never empty.</summary>
    public required string NextStep { get; init; }

    /// <summary>Whether another run of the same template may well succeed.</summary>
    public required bool IsRetryHelpful { get; init; }

    /// <summary>The rule that explains it, such as <c>core-quota</c>; null for an unknown failure.</summary>
    public string? Rule { get; init; }

    /// <summary>The customizer or validator that failed, as the catalog or the log names it, or null.</summary>
    public string? Step { get; init; }

    /// <summary>Its place among the customizers or validators, from 0; null if it is none or not known.</summary>
    public int? StepIndex { get; init; }

    /// <summary>Whether the step is a validator.</summary>
    public bool IsValidation { get; init; }

    /// <summary>The line of the log where it failed, from 1, or null.</summary>
    public int? LogLine { get; init; }

    /// <summary>Where the catalog has the step, such as <c>infra/images/web.yaml:23</c>, or null if that is not known.</summary>
    public string? Place { get; init; }

    /// <summary>The lines of the log and of Azure's message that say so, without their noise and without secrets.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Where a file of the catalog has the step, or null.</summary>
    public string? PlaceIn(CatalogFile file) => StepLines.PlaceOf(file, IsValidation, StepIndex, Step);
}
