using System.Text;

namespace ImageInfra.Model.Settings;

/// <summary>Generates the reference page of the settings: every key with its default and an example.</summary>
public static class SettingsReference
{
    private const string Introduction = """
        # The settings of a stack

        The settings of the stack `STACK` are in `Pulumi.STACK.yaml`, below `config:`, in the namespace `imageinfra`. Edit the file, or use
        `pulumi config set`. Lists and maps are YAML. For completion and validation in editors, `imageinfra schema --settings` generates
        `infra/settings.schema.json`.

        ```yaml
        config:
          imageinfra:location: westeurope
          imageinfra:tags:
            environment: dev
        ```

        `pulumi preview` and `imageinfra` check the file in the same way, before they call Azure. They reject unknown keys, invalid values,
        duplicate keys, and keys at the top level of the file. Pulumi itself ignores keys at the top level, and deletes them when it writes
        the file. `imageinfra validate` reports all errors in the files of all stacks, with line numbers.

        Put numbers and times that YAML would reformat, such as `1.10`, `0123` or `2026-11-24`, in quotes. `imageinfra` only reads the stack
        file, so settings from a Pulumi ESC environment or from `Pulumi.yaml` are errors.

        ## Comments in the file

        Pulumi also writes the file: `pulumi stack init` adds `encryptionsalt`, and moves comments after the last setting below it, without
        their indentation. Keep comments short and above their setting, and copy examples from this page.

        ## Secrets

        `pulumi config set --secret --path 'imageinfra:tags.owner' VALUE` encrypts a value in the file. These values can be secrets:

        | secret | use |
        |---|---|
        | the value of a tag, in `imageinfra:tags` or the `tags` of an override | Pulumi encrypts it in the state. Azure shows it to all readers of the resource. |
        | `url` and `secret` of a webhook | `imageinfra build` runs `pulumi config get` before it sends a request. The Pulumi program does not read it. |

        Other settings can't be secrets: names are part of ids, outputs and messages, and most commands work without the passphrase. Messages,
        logs, plans and outputs of `imageinfra` never contain the value of a secret.

        - The name of an image template contains a hash of its content. The hash includes the name of a secret tag, but not its value, because
          a short hash would confirm guesses of the value. A new value is therefore written to the group, the identity, the gallery and the
          definitions at once, but to an image template only when the template is replaced.
        - Image versions don't get secret tags, because versions are copied, shared and described by signed statements.
        - Without the passphrase (`PULUMI_CONFIG_PASSPHRASE`), all `imageinfra` commands work that don't need the value. `pulumi up` and
          `imageinfra up` need it. If the secret of a webhook is unavailable, the build continues without the webhook, and prints a warning.
        - With `--local`, secrets can't be decrypted: simulated resources don't get secret tags, and webhooks with secrets are not called. A
          warning lists them. Use `secretVariable` to test a webhook with `--local`.

        ## Several stacks

        Two stacks in one subscription must not use the same names, whether set or by default. `validate`, `preview` and `up` report such
        names with both files.

        | shared name | result |
        |---|---|
        | resource group | allowed if at most one of the stacks creates it; the others set `imageinfra:useExistingResourceGroup: true` |
        | gallery or identity in one group | error |
        | gallery in one subscription | error if both files set `azure-native:subscriptionId`, because a gallery name is unique in a subscription |
        | network that both stacks create in one group | error |
        | storage account for scripts | error, because its name is unique in all of Azure |

        A stack without `azure-native:subscriptionId` may be in any subscription, so it is compared with all others. With `--local`, all stacks
        are in one subscription.

        ## Keys

        """;

    /// <summary>Returns the page as Markdown.</summary>
    public static string Create()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        page.Append("| key | default |\n|---|---|\n");
        foreach (var key in SettingKeys.All)
        {
            page.Append($"| [`{SettingsSource.Namespace}:{key.Name}`](#{SettingsSource.Namespace}{key.Name.ToLowerInvariant()}) | {key.DefaultText} |\n");
        }

        foreach (var key in SettingKeys.All)
        {
            Section(page, key);
        }

        return page.ToString();
    }

    /// <summary>Returns a stack file with the example of a setting.</summary>
    internal static string ExampleOf(SettingKey key)
    {
        var lines = key.Example!.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var name = $"{SettingsSource.Namespace}:{key.Name}:";
        var isBlock = lines.Length > 1 || (lines[0].Contains(": ", StringComparison.Ordinal) && lines[0][0] is not ('{' or '['));
        return $"config:\n{(isBlock ? $"  {name}\n{string.Concat(lines.Select(l => $"    {l}\n"))}" : $"  {name} {lines[0]}\n")}";
    }

    private static void Section(StringBuilder page, SettingKey key)
    {
        page.Append($"\n### `{SettingsSource.Namespace}:{key.Name}`\n\n{key.Description} Default: {key.DefaultText}.");
        page.Append(key.Secrets switch
        {
            SecretValues.OfTags or SecretValues.OfOverrides => " The values of tags may be [secrets](#secrets).",
            SecretValues.OfWebhooks => " `url` and `secret` may be [secrets](#secrets).",
            _ => "",
        });
        page.Append(key.WrittenBy is { } command ? $" Written by {string.Join(" and ", command.Split(", ").Select(c => $"`{c}`"))}." : "");
        page.Append(key.Page is { } more ? $" See [{more}]({more})." : "");
        page.Append($"\n\n```yaml\n{ExampleOf(key)}```\n");
    }
}
