using ImageInfra.Model.Images;
using Pulumi;

namespace ImageInfra.Components.Inputs;

/// <summary>Converts tags to inputs, including tags with secret values.</summary>
/// <param name="valueOf">Returns the value of a secret as a secret output. Null if secrets are unavailable; their tags are then omitted.</param>
public sealed class TagInputs(Func<SecretSetting, Output<string>>? valueOf = null)
{
    /// <summary>Omits tags with secret values.</summary>
    public static TagInputs WithoutSecrets { get; } = new();

    /// <summary>Whether any of the tags has an available secret value.</summary>
    public bool HasSecrets(Tags tags) => valueOf is not null && tags.Secrets.Count > 0;

    /// <summary>Converts the tags. Secret values become secret outputs.</summary>
    public InputMap<string> Of(Tags tags)
    {
        InputMap<string> inputs = tags.ToDictionary(t => t.Key, t => t.Value);
        if (valueOf is not null)
        {
            foreach (var (name, secret) in tags.Secrets)
            {
                inputs.Add(name, valueOf(secret));
            }
        }

        return inputs;
    }
}
