using ImageInfra.Cli.Options;
using ImageInfra.Driver.Adoption;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Composition;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;
using Microsoft.Extensions.DependencyInjection;

namespace ImageInfra.Cli.Workplaces;

/// <summary>A stack that a command works on, with the services of the driver.</summary>
internal sealed class StackSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<object> _owned;

    private StackSession(StackContext context, string place, ISettingSecrets? secrets, params List<object> owned)
    {
        var services = new ServiceCollection().AddImageInfra(context);
        if (secrets is not null)
        {
            services.AddSingleton(secrets);
        }

        (Place, _services, _owned) = (place, services.BuildServiceProvider(), owned);
    }

    /// <summary>The Azure or simulator of the stack, as the end of a sentence.</summary>
    public string Place { get; }

    /// <summary>The project of a scope. Azure is not connected.</summary>
    public static FactoryProject ProjectOf(Scope scope) => scope.IsLocal
        ? LocalAzure.ProjectOf(scope.Directory, scope.Stack)
        : new(scope.Directory, scope.Stack);

    /// <summary>Validates settings and catalog, then connects to Azure or the simulator.</summary>
    public static async Task<StackSession> OpenAsync(Scope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var project = ProjectOf(scope);
        MaskVariables(project.Load().Settings);
        var key = scope.SigningKey is { } file ? SigningKey.Load(file) : null;
        if (!scope.IsLocal)
        {
            return await OnAzureAsync(project, scope, clock, key, cancellationToken);
        }

        var local = await LocalAzure.StartAsync(scope.Directory, scope.Speed, clock, cancellationToken);
        return OnLocal(project, local, key, scope.Warn, local);
    }

    /// <summary>Opens a session on a running simulator, which the caller stops after the session.</summary>
    public static StackSession OnLocal(FactoryProject project, LocalAzure local) => OnLocal(project, local, key: null, _ => { });

    /// <summary>A service of the driver, or a new object whose constructor takes such services.</summary>
    public T Get<T>()
        where T : notnull => ActivatorUtilities.GetServiceOrCreateInstance<T>(_services);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        foreach (var owned in _owned)
        {
            if (owned is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                (owned as IDisposable)?.Dispose();
            }
        }
    }

    private static StackSession OnLocal(FactoryProject project, LocalAzure local, SigningKey? key, Action<string> warn, params object[] owned) => new(
        new()
        {
            Project = project,
            Stacks = new ProjectStacks(
                project,
                stack => LocalAzure.ProjectOf(project.Directory, stack),
                each => new RehearsalStackOperations(each, local.Connection, local.SubscriptionId, local.StateDirectory)),
            Connection = local.Connection,
            Subscription = _ => Task.FromResult(local.SubscriptionId),
            Store = local.Store,
            Warn = warn,
            Key = key,
            Clock = local.Clock,
        },
        "the local simulator",
        secrets: null,
        [.. owned, .. key is null ? [] : (object[])[key]]);

    private static async Task<StackSession> OnAzureAsync(FactoryProject project, Scope scope, TimeProvider clock, SigningKey? key, CancellationToken cancellationToken)
    {
        var settings = new AzureSettings(project.ProviderConfiguration(AzureSettings.Namespace), scope.Variables);
        var connection = await ArmConnection.OpenAsync(settings, clock, scope.Warn, cancellationToken);
        var store = ScopeStore.OfAzure(project, scope, _ => Task.FromResult(connection), clock);
        return new(
            new()
            {
                Project = project,
                Stacks = new ProjectStacks(
                    project,
                    stack => new(project.Directory, stack),
                    each => AutomationStackOperations.InProcess(each, connection, new() { Clock = clock, KillNow = scope.KillNow })),
                Connection = connection,
                Subscription = new DeploymentSubscription(connection, settings).FindAsync,
                Store = store,
                Warn = scope.Warn,
                Key = key,
                Clock = connection.Clock,
            },
            connection.Cloud.Place,
            new PulumiSecrets(project.Directory, project.Stack, clock),
            [store, .. key is null ? [] : (object[])[key]]);
    }

    private static void MaskVariables(FactorySettings settings)
    {
        foreach (var name in settings.MaskedVariables)
        {
            SecretMask.Register(Environment.GetEnvironmentVariable(name) ?? "");
        }
    }
}
