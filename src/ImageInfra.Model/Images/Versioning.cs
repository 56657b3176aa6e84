using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>How Azure numbers a new image version (<c>distribute[].versioning</c>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "scheme")]
[JsonDerivedType(typeof(Latest), nameof(Latest))]
[JsonDerivedType(typeof(Source), nameof(Source))]
public abstract record Versioning
{
    private Versioning()
    {
    }

    /// <summary>
    /// The highest version, patch plus one; with <c>Major</c>, the highest of that major.
    /// -1 is Azure's word for "no major given".
    /// </summary>
    public sealed record Latest(int Major = -1) : Versioning;

    /// <summary>Derived from the source image's version.</summary>
    public sealed record Source : Versioning;
}
