using ImageInfra.Model.Images;
using Pulumi;

namespace ImageInfra.Components.Inputs;

/// <summary>Tags as inputs, with those whose values are secret.</summary>
/// <param name="valueOf">The value of a secret, as a secret output; null where nothing can be decrypted, and secret tags are left out.</param>
public sealed class TagInputs(Func<SecretSetting, Output<string>>? valueOf = null)
{
    /// <summary>Tags without those that are secret.</summary>
    public static TagInputs WithoutSecrets { get; } = new();

    /// <summary>Whether any of these tags is a secret that can be had.</summary>
    public bool HasSecrets(Tags tags) => valueOf is not null && tags.Secrets.Count > 0;

    /// <summary>The tags, those that are secret as secret outputs.</summary>
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
