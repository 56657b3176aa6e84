using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Runs;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.IntegrationTests.Driver;

/// <summary>Tests logs read with Azure's own storage client, and their explanations.</summary>
public sealed class CustomizationLogsTests : SimulatorTest
{
    private const string Image = """
        name: web
        definition:
          osType: Linux
          hyperVGeneration: V2
          identifier: { publisher: p, offer: o, sku: s }
        template:
          source: { type: PlatformImage, publisher: canonical, offer: ubuntu, sku: server }
          customize:
            - type: Shell
              name: hello
              inline: [echo hello]
          validate:
            inVMValidations:
              - type: Shell
                name: answers
                inline: [curl localhost]
        """;

    private static readonly CatalogFile s_file = new("infra/images/web.yaml", Image);
    private static readonly ImageTemplateSpec s_template = ImageCatalog.Load([s_file]).Images[0].Template;

    private readonly FailureClassifier _classifier = new();

    private ArmCustomizationLogs Logs => new(ArmConnection.Local(Arm.Host.Endpoint, Arm.Clock));

    [Fact]
    public async Task A_growing_log_is_followed_to_its_end()
    {
        await SubmitAsync();
        await RunAsync();
        Arm.Pass(TimeSpan.FromMinutes(5));
        await using var lines = Logs.FollowAsync(Arm.Template, run: null, default).GetAsyncEnumerator();

        Assert.True(await lines.MoveNextAsync());
        Assert.True((await StatusAsync()).IsInProgress);
        var followed = new List<string> { lines.Current };
        while (await UntilAsync(lines.MoveNextAsync().AsTask()))
        {
            followed.Add(lines.Current);
        }

        Assert.False((await StatusAsync()).IsInProgress);
        Assert.Equal((await Logs.ReadAsync(Arm.Template, run: null, default))!.Text, string.Concat(followed.Select(l => $"{l}\n")));
        Assert.Equal(["shell", "deprovision", "shell"], CustomizationLog.Parse(string.Join('\n', followed)).Steps.Select(s => s.Type));
    }

    [Fact]
    public async Task The_log_of_an_earlier_run_is_found_by_its_name()
    {
        await SubmitAsync();
        await RunAsync();
        Arm.Pass(TimeSpan.FromHours(2));
        var first = await Logs.ReadAsync(Arm.Template, run: null, default);
        await RunAsync();
        Arm.Pass(TimeSpan.FromHours(2));

        var last = await Logs.ReadAsync(Arm.Template, run: null, default);
        var named = await Logs.ReadAsync(Arm.Template, first!.Run[..6], default);

        Assert.NotEqual(first.Run, last!.Run);
        Assert.Equal(first, named);
    }

    [Fact]
    public async Task A_new_run_does_not_show_the_log_of_an_earlier_one()
    {
        await SubmitAsync();
        await RunAsync();
        Arm.Pass(TimeSpan.FromHours(2));
        await RunAsync();

        Assert.Null(await Logs.ReadAsync(Arm.Template, run: null, default));
    }

    [Fact]
    public async Task A_failed_customizer_is_named_with_its_line_in_the_catalog()
    {
        await Arm.HappenAsync("customizer-fails");

        var explanation = await ExplainAsync();

        Assert.Equal("customizer 'hello' ended with exit code 1", explanation.Summary);
        Assert.Equal((FailureCategory.Script, FailureOwner.Author), (explanation.Category, explanation.Owner));
        Assert.Equal("infra/images/web.yaml:9", explanation.PlaceIn(s_file));
    }

    [Fact]
    public async Task A_failed_validator_is_named_with_its_line_in_the_catalog()
    {
        await Arm.HappenAsync("validation-fails");

        var explanation = await ExplainAsync();

        Assert.Equal("validator 'answers' ended with exit code 1", explanation.Summary);
        Assert.Equal("infra/images/web.yaml:14", explanation.PlaceIn(s_file));
    }

    [Theory]
    [InlineData("distribution-times-out", FailureCategory.Distribution)]
    [InlineData("replication-fails-in-one-region", FailureCategory.Distribution)]
    public async Task A_failure_after_the_build_names_no_customizer(string incident, FailureCategory category)
    {
        await Arm.HappenAsync(incident);

        var explanation = await ExplainAsync();

        Assert.Equal((category, null), (explanation.Category, explanation.Step));
    }

    [Fact]
    public async Task A_build_that_timed_out_names_its_last_step()
    {
        var explanation = await ExplainAsync(properties => properties["buildTimeoutInMinutes"] = 13);

        Assert.Equal(FailureCategory.Timeout, explanation.Category);
        Assert.Contains("was stopped in customizer 'hello'", explanation.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_right_is_owned_by_the_platform()
    {
        await Arm.DeleteAsync($"{Arm.Gallery}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000001", Roles);
        await Arm.GrantAsync(
            (string)(await Arm.GetAsync(Arm.Identity, Identities)).Property("principalId")!,
            [.. SomeBodies.BuildActions.Where(a => !a.EndsWith("/write", StringComparison.Ordinal))]);

        var explanation = await ExplainAsync();

        Assert.Equal((FailureCategory.Permissions, FailureOwner.Platform), (explanation.Category, explanation.Owner));
        Assert.Contains("Microsoft.Compute/galleries/images/versions/write", explanation.Summary, StringComparison.Ordinal);
    }

    private async Task<FailureExplanation> ExplainAsync(Action<JsonObject>? change = null)
    {
        await SubmitAsync(change);
        await RunAsync();
        Arm.Pass(TimeSpan.FromHours(9));
        var status = await StatusAsync();
        Assert.NotEqual(RunState.Succeeded, status.State);
        return _classifier.Explain(new(status.Message, (await Logs.ReadAsync(Arm.Template, run: null, default))?.Text, s_template));
    }

    private Task SubmitAsync(Action<JsonObject>? change = null) => Arm.SubmitAsync(properties =>
    {
        properties["validate"] = Json("""{ "inVMValidations": [ { "type": "Shell", "name": "answers", "inline": [ "curl localhost" ] } ] }""");
        change?.Invoke(properties);
    });

    private async Task RunAsync() => Assert.Equal(202, (await Arm.PostAsync($"{Arm.Template}/run", Templates)).Status);

    private async Task<RunStatus> StatusAsync() =>
        (await new ArmImageBuilds(ArmConnection.Local(Arm.Host.Endpoint, Arm.Clock)).FindAsync(Arm.Template, default))!.LastRun!;

    // The follower waits by the simulator's clock.
    private async Task<T> UntilAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Arm.Pass(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        return await task;
    }
}
