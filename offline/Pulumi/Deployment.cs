using System.Collections.Immutable;
using Pulumi.Engine;
using Pulumi.Testing;

namespace Pulumi;

public sealed class Deployment
{
    private Deployment()
    {
    }

    public static DeploymentInstance Instance => RunningProgram.Current.Instance;

    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return new Dictionary<string, object?>();
    });

    /// <summary>A program that <c>pulumi</c> starts needs the engine's protocol, which the stand-in does not implement.</summary>
    public static async Task<int> RunAsync(Func<IDictionary<string, object?>> func)
    {
        await StandIn.ExplainAsync();
        return 1;
    }

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources();
            return (IDictionary<string, object?>)new Dictionary<string, object?>();
        });
        return resources;
    }

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<IDictionary<string, object?>> createResources) => TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task<IDictionary<string, object?>>> createResources) => new RunningProgram(testMocks, testOptions).RunAsync(createResources);
}
