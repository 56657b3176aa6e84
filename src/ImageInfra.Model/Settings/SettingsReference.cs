using System.Text;

namespace ImageInfra.Model.Settings;

/// <summary>The reference page of the settings: every key with its default and an example.</summary>
public static class SettingsReference
{
    private const string Introduction = """
        # The settings of a stack

        A stack `STACK` has its settings in `Pulumi.STACK.yaml`, below `config:`, under the namespace `imageinfra`. Write them by hand,
        or with `pulumi config set`; lists and maps are YAML. Editors complete and check the file by `infra/settings.schema.json`, which
        `imageinfra schema --settings` writes.

        ```yaml
        config:
          imageinfra:location: westeurope
          imageinfra:tags:
            environment: dev
        ```

        `pulumi preview` and `imageinfra` read the same file with the same reader, and refuse the same things before anything is called:
        a key that is not here, a value that is not allowed, the same key twice, and a key at the top level of the file. Pulumi itself
        ignores keys at the top level, and takes them out when it next writes the file. `imageinfra validate` says everything that is
        wrong in every stack's file, with its line.

        Numbers and times that YAML would write in another way, such as `1.10`, `0123` or `2026-11-24`, have to be in quotes. Settings
        are read from the stack's file alone: what a Pulumi ESC environment or `Pulumi.yaml` adds is refused, because `imageinfra` would
        not see it.

        ## Comments in the file

        Pulumi writes the file, too: `pulumi stack init` adds `encryptionsalt`, and moves comments that follow the last setting below it,
        without their indentation. Keep comments short and above the setting that they are about, and copy examples from this page.

        ## Secrets

        `pulumi config set --secret --path 'imageinfra:tags.owner' VALUE` encrypts a value in the file. These may be secrets:

        | secret | what becomes of it |
        |---|---|
        | the value of a tag, in `imageinfra:tags` or the `tags` of an override | It is a secret of the resources in Pulumi's state, and encrypted there. Azure shows it to whoever may read the resource. |
        | `url` and `secret` of a webhook | `imageinfra build` asks `pulumi config get` for it, when it is about to send. Pulumi's program never sees it. |

        Everything else is refused as a secret, with the reason: names are part of ids, outputs and messages, and most commands work
        without the passphrase. The value of a secret is never in a message, a log, a plan or an output of `imageinfra`.

        - A template's name is a hash of its content. Of a secret tag the hash covers the name alone, neither the value nor the
          ciphertext: a short hash of a value would let anybody check a guess of it, and the ciphertext is another each time. A secret
          tag with a new value is therefore written on the group, the identity, the gallery and the definitions at once, and on an image
          template when the template is next replaced.
        - Image versions never have secret tags: versions are copied, shared and described by signed statements.
        - Without the passphrase (`PULUMI_CONFIG_PASSPHRASE`), every command of `imageinfra` works that does not need the value.
          `pulumi up` and `imageinfra up` need it, and Pulumi says so. A webhook whose secret cannot be had is told nothing; a warning
          says which, and the build goes on.
        - With `--local` there is no Pulumi, and nothing can be decrypted: the simulated resources do not have secret tags, and webhooks
          with secrets are told nothing. A warning says so. Use `secretVariable` to try a webhook with `--local`.

        ## Stacks beside each other

        Two stacks in one subscription must not name the same things, whether by settings or by defaults: `validate`, `preview` and `up`
        refuse it and name both files.

        | same | |
        |---|---|
        | resource group | allowed if at most one of the stacks makes it; the others have `imageinfra:useExistingResourceGroup: true` |
        | gallery or identity in one group | refused |
        | gallery in one subscription | refused where both files name it (`azure-native:subscriptionId`): Azure allows a name once |
        | network that both stacks make in one group | refused |
        | storage account for scripts | refused: its name is unique in all of Azure |

        A stack without `azure-native:subscriptionId` may be in any subscription, and is compared with all others. With `--local`, all
        stacks are in one subscription.

        ## Keys

        """;

    /// <summary>The page.</summary>
    public static string Create()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        page.Append("| key | default |\n|---|---|\n");
        foreach (var key in SettingKeys.All)
        {
            page.Append($"| [`{SettingsSource.Namespace}:{key.Name}`](#{SettingsSource.Namespace}{key.Name.ToLowerInvariant()}) | {key.Otherwise} |\n");
        }

        foreach (var key in SettingKeys.All)
        {
            Section(page, key);
        }

        return page.ToString();
    }

    /// <summary>A stack's file with the example of one setting.</summary>
    internal static string ExampleOf(SettingKey key)
    {
        var lines = key.Example!.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var name = $"{SettingsSource.Namespace}:{key.Name}:";
        var isBlock = lines.Length > 1 || (lines[0].Contains(": ", StringComparison.Ordinal) && lines[0][0] is not ('{' or '['));
        return $"config:\n{(isBlock ? $"  {name}\n{string.Concat(lines.Select(l => $"    {l}\n"))}" : $"  {name} {lines[0]}\n")}";
    }

    private static void Section(StringBuilder page, SettingKey key)
    {
        page.Append($"\n### `{SettingsSource.Namespace}:{key.Name}`\n\n{key.Description} Default: {key.Otherwise}.");
        page.Append(key.Secrets switch
        {
            SecretValues.OfTags or SecretValues.OfOverrides => " The values of tags may be [secrets](#secrets).",
            SecretValues.OfWebhooks => " `url` and `secret` may be [secrets](#secrets).",
            _ => "",
        });
        page.Append(key.WrittenBy is { } command ? $" Written by {string.Join(" and ", command.Split(", ").Select(c => $"`{c}`"))}." : "");
        page.Append(key.Page is { } more ? $" More: [{more}]({more})." : "");
        page.Append($"\n\n```yaml\n{ExampleOf(key)}```\n");
    }
}
