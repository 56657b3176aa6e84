using System.Collections.Immutable;
using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.VirtualMachineImages;
using Pulumi.AzureNative.VirtualMachineImages.Inputs;

namespace ImageInfra.Components.Templates;

/// <summary>An image template (<c>Microsoft.VirtualMachineImages/imageTemplates</c>) that publishes versions of an image.</summary>
public sealed class ImageTemplateStack : ComponentResource
{
    /// <summary>Declares the template.</summary>
    public ImageTemplateStack(string name, ImageTemplateStackArgs args, ComponentResourceOptions? options = null)
        : base("imageinfra:index:ImageTemplateStack", name, args, options)
    {
        var child = this.Child();
        // Changed content gets a new name, so the new template is created before the old one is deleted. azure-native would
        // delete first, as for all resources with a fixed name. Two templates can't share a staging resource group, so with
        // one, the old template is deleted first.
        var plan = args.Template;
        var spec = plan.Image.Template;
        child.DeleteBeforeReplace = spec.StagingResourceGroup is not null;
        // Azure Image Builder can't update templates, and the template name does not depend on secret tag values, so a new value
        // waits for the next template. Other tag changes create a new template.
        if (args.TagInputs.HasSecrets(plan.Tags))
        {
            child.IgnoreChanges = ["tags"];
        }

        var steps = new TemplateSteps(args.ScriptUris);
        var template = new VirtualMachineImageTemplate(
            name,
            new()
            {
                ResourceGroupName = args.ResourceGroupName,
                ImageTemplateName = plan.TemplateName,
                Location = args.Location,
                Identity = new ImageTemplateIdentityArgs
                {
                    Type = ResourceIdentityType.UserAssigned,
                    UserAssignedIdentities = { args.IdentityId },
                },
                Source = TemplateSource.Args(spec.Source, args.BaseDefinitionId, plan.BaseVersion),
                Customize = spec.Customize.Select(steps.Customizer).ToArray().AsInputList(),
                Optimize = TemplateOptions.Optimize(spec.Optimize).AsInput(),
                Validate = TemplateOptions.Validate(spec.Validate, steps).AsInput(),
                ErrorHandling = TemplateOptions.ErrorHandling(spec.ErrorHandling).AsInput(),
                BuildTimeoutInMinutes = spec.BuildTimeoutInMinutes,
                VmProfile = TemplateOptions.VmProfile(spec.VmProfile, args),
                Distribute = spec.Distribute.Select(d => TemplateDistributors.Args(d, args.DefinitionId)).ToArray(),
                ManagedResourceTags = spec.ManagedResourceTags.AsInputMap(),
                StagingResourceGroup = spec.StagingResourceGroup.AsInput(),
                AutoRun = TemplateOptions.AutoRun(spec.AutoRun).AsInput(),
                Tags = args.TagInputs.Of(plan.Tags),
            },
            child);

        if (plan.Image.Trigger is { } trigger)
        {
            DeclareTrigger(name, trigger, args.ResourceGroupName, template.Name);
        }

        TemplateId = template.Id;
        TemplateName = template.Name;
        RunOutputNames = Output.Create(spec.Distribute.Select(d => d.RunOutputName!).ToImmutableArray());
        DefinitionId = args.DefinitionId;
        RegisterOutputs();
    }

    /// <summary>The ARM id of the image template.</summary>
    [Output("templateId")]
    public Output<string> TemplateId { get; private set; }

    /// <summary>The name of the image template. It contains a hash of its content.</summary>
    [Output("templateName")]
    public Output<string> TemplateName { get; private set; }

    /// <summary>The names of the run outputs, in the order of the distributors.</summary>
    [Output("runOutputNames")]
    public Output<ImmutableArray<string>> RunOutputNames { get; private set; }

    /// <summary>The ARM id of the image definition of the versions.</summary>
    [Output("definitionId")]
    public Output<string> DefinitionId { get; private set; }

    private void DeclareTrigger(string name, TriggerSpec trigger, Input<string> resourceGroupName, Output<string> templateName)
    {
        // A template has at most one trigger, so the old one is deleted before a renamed one is created.
        var child = this.Child();
        child.DeleteBeforeReplace = true;
        _ = new Trigger(
            name,
            new()
            {
                ResourceGroupName = resourceGroupName,
                ImageTemplateName = templateName,
                TriggerName = trigger.Name,
                Kind = trigger.Kind,
            },
            child);
    }
}
