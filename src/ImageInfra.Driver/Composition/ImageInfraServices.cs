using ImageInfra.Driver.Adoption;
using ImageInfra.Driver.Audit;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Channels;
using ImageInfra.Driver.Lifecycle.Promotions;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Lifecycle.Revocations;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Pins;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Driver.Validation;
using ImageInfra.Driver.Validation.Online;
using ImageInfra.Driver.Versions;
using ImageInfra.Project.Stacks;
using Microsoft.Extensions.DependencyInjection;

namespace ImageInfra.Driver.Composition;

/// <summary>Registers the services of the driver.</summary>
public static class ImageInfraServices
{
    /// <summary>
    /// Adds the services that update one stack, build its images and manage its versions. All are singletons: use one container for
    /// each stack. The objects in <paramref name="context"/> are not disposed with the container.
    /// </summary>
    public static IServiceCollection AddImageInfra(this IServiceCollection services, StackContext context)
    {
        var (project, connection) = (context.Project, context.Connection);
        return services
            .AddSingleton(project)
            .AddSingleton<IFactoryProject>(project)
            .AddSingleton(context.Stacks)
            .AddSingleton(connection)
            .AddSingleton(context.Store)
            .AddSingleton<IRunLedger>(new RunLedger(context.Store, context.Warn))
            .AddSingleton(new CommandAudit(context.Store, context.Warn))
            .AddSingleton<DestroyedStacks>()
            .AddSingleton<StatementStore>()
            .AddSingleton<PrunePlans>()
            .AddSingleton(context.Clock)
            .AddAzure()
            .AddSingleton<IStackOperations>(s => new RetryingStackOperations(
                context.Stacks.OperationsOf(project.Stack),
                s.GetRequiredService<INestedResources>(),
                context.Clock))
            .AddSingleton(new OnlineValidation(connection, context.Subscription))
            .AddSingleton(s => new AdoptionService(project, s.GetRequiredService<IStackOperations>(), connection, context.Subscription))
            .AddSingleton<StackInspection>()
            .AddSingleton(s => new StoredPins(context.Store, context.Clock, context.Warn))
            .AddSingleton<BasePins>()
            .AddSingleton<UpdateService>()
            .AddSingleton<RepairService>()
            .AddSingleton<IFactoryInventory, FactoryInventoryReader>()
            .AddSingleton<StackImages>()
            .AddSingleton<IFailureInvestigation, FailureInvestigation>()
            .AddSingleton<IVersionRecorder>(s => new ProvenanceRecorder(
                s.GetRequiredService<IImageBuilds>(),
                s.GetRequiredService<IImageVersions>(),
                s.GetRequiredService<ICustomizationLogs>(),
                s.GetRequiredService<StatementStore>(),
                connection.Authority,
                context.Key))
            .AddSingleton(s => new ProvenanceVerifier(s.GetRequiredService<IImageVersions>(), s.GetRequiredService<StatementStore>(), connection.Authority))
            .AddSingleton<TemplateRuns>()
            .AddSingleton(s => new BuildRequests(context.Store, context.Clock, context.Warn))
            .AddSingleton<BuildService>()
            .AddSingleton<FollowService>()
            .AddSingleton<CancelService>()
            .AddSingleton<DistributionService>()
            .AddSingleton<PromotionService>()
            .AddSingleton<ChannelService>()
            .AddSingleton<RevocationService>()
            .AddSingleton<IPromotionRecords, PromotionRecords>()
            .AddSingleton(s => ActivatorUtilities.CreateInstance<PruneService>(s, project.Stack))
            .AddSingleton<FreshnessService>()
            .AddSingleton<DeployedComparison>();
    }

    private static IServiceCollection AddAzure(this IServiceCollection services) => services
        .AddSingleton<IImageVersions, ArmImageVersions>()
        .AddSingleton<IDeployedContents, ArmDeployedContents>()
        .AddSingleton<IFactoryResources, ArmFactoryResources>()
        .AddSingleton<INestedResources, ArmNestedResources>()
        .AddSingleton<IVersionQuery, ResourceGraphVersions>()
        .AddSingleton<IVersionConsumers, ArmVersionConsumers>()
        .AddSingleton<IMarketplaceVersions, ArmMarketplaceVersions>()
        .AddSingleton<ICustomizationLogs, ArmCustomizationLogs>()
        .AddSingleton<IImageBuilds, ArmImageBuilds>();
}
