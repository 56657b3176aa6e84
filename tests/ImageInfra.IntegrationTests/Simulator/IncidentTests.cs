using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Faults;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests the named incidents of Azure.</summary>
public sealed class IncidentTests : SimulatorTest
{
    [Fact]
    public async Task A_run_answers_504_and_starts()
    {
        await Arm.SubmitAsync();
        await HappenAsync("run-answers-504", times: 1);

        var reply = await Arm.PostAsync($"{Arm.Template}/run", Templates);

        Assert.Equal((504, "GatewayTimeout"), (reply.Status, reply.Code));
        Assert.Equal("Running", await RunAsync("runState"));
        Assert.Equal("OperationNotAllowed", (await Arm.PostAsync($"{Arm.Template}/run", Templates)).Code);
    }

    [Fact]
    public async Task Failed_status_reads_do_not_stop_the_build()
    {
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        await HappenAsync("status-reads-fail", times: 2);

        Assert.Equal(500, (await Arm.GetAsync(Arm.Template, Templates)).Status);
        Assert.Equal("InternalOperationError", (await Arm.GetAsync(Arm.Template, Templates)).Code);
        Arm.Pass(TimeSpan.FromHours(1));
        Assert.Equal("Succeeded", await RunAsync("runState"));
    }

    [Fact]
    public async Task Late_role_propagation_fails_submissions_until_it_takes_effect()
    {
        await HappenAsync("late-role-propagation");
        var assignment = $"{Arm.Gallery}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000001";
        await Arm.DeleteAsync(assignment, Roles);
        await Arm.GrantAsync((string)(await Arm.GetAsync(Arm.Identity, Identities)).Property("principalId")!, SomeBodies.BuildActions);
        await Arm.SubmitAsync();
        var early = (await Arm.GetAsync(Arm.Template, Templates)).Property("provisioningError");
        await Arm.DeleteAsync(Arm.Template, Templates);
        Arm.Pass(TimeSpan.FromMinutes(6));
        await Arm.SubmitAsync();

        Assert.Contains("Not authorized to access the resource", (string?)early!["message"], StringComparison.Ordinal);
        Assert.Equal("Succeeded", (string?)(await Arm.GetAsync(Arm.Template, Templates)).Property("provisioningState"));
    }

    [Fact]
    public async Task A_failing_customizer_is_named_in_the_log()
    {
        await HappenAsync("customizer-fails");
        await Arm.SubmitAsync();
        var run = await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(1));
        var operation = await Arm.GetAsync(run.Headers["Azure-AsyncOperation"], "");
        var message = (string)operation.Json["error"]!["message"]!;
        var log = await LogAsync(message);

        Assert.Equal(("Failed", "PackerBuildFailed"), ((string?)operation.Json["status"], operation.Code));
        Assert.Matches("storageAccounts/([^/]+)/blobServices/default/containers/packerlogs/([^/]+)/customization\\.log", message);
        Assert.Equal("Failed", await RunAsync("runState"));
        Assert.Contains("Script exited with non-zero exit status: 1", log, StringComparison.Ordinal);
        Assert.DoesNotContain("deprovision", log, StringComparison.Ordinal);
        Assert.Empty(Names(await Arm.GetAsync($"{Arm.Definition}/versions", Galleries)));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_failed_validation_stops_distribution_by_default(bool goesOn, int versions)
    {
        await HappenAsync("validation-fails");
        await Arm.SubmitAsync(p => p["validate"] = new JsonObject
        {
            ["continueDistributeOnFailure"] = goesOn,
            ["inVMValidations"] = new JsonArray(Json("""{ "type": "Shell", "inline": [ "false" ] }""")),
        });
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(2));

        Assert.Equal("Failed", await RunAsync("runState"));
        Assert.Contains("validating the image", await RunAsync("message"), StringComparison.Ordinal);
        Assert.Equal(versions, Names(await Arm.GetAsync($"{Arm.Definition}/versions", Galleries)).Count());
        Assert.Contains("non-zero exit status", await LogAsync((await RunAsync("message"))!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timed_out_distribution_publishes_its_version_later()
    {
        await HappenAsync("distribution-times-out");
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(4.1));
        var (state, message) = (await RunAsync("runState"), await RunAsync("message"));
        var early = await Arm.GetAsync($"{Arm.Template}/runOutputs/web", Templates);
        Arm.Pass(TimeSpan.FromHours(3));
        var late = await Arm.GetAsync($"{Arm.Template}/runOutputs/web", Templates);

        Assert.Equal("Failed", state);
        Assert.Contains("context deadline exceeded", message, StringComparison.Ordinal);
        Assert.Equal(404, early.Status);
        Assert.Equal("Succeeded", (string?)(await Arm.GetAsync((string)late.Property("artifactId")!, Galleries)).Property("provisioningState"));
    }

    [Fact]
    public async Task A_failed_region_does_not_affect_other_regions()
    {
        await HappenAsync("replication-fails-in-one-region");
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(2));
        var version = await Arm.GetAsync($"{Arm.Definition}/versions/1.0.0?$expand=ReplicationStatus", Galleries);

        Assert.Equal("PartiallySucceeded", await RunAsync("runState"));
        Assert.Equal("Failed", (string?)version.Property("provisioningState"));
        Assert.Equal("Failed", (string?)version.Property("replicationStatus")!["aggregatedState"]);
        Assert.Equal(["Completed", "Failed"], ((JsonArray)version.Property("replicationStatus")!["summary"]!).Select(s => (string?)s!["state"]));
    }

    [Fact]
    public async Task A_hanging_cancellation_takes_a_day()
    {
        await HappenAsync("cancel-hangs");
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Assert.Equal(204, (await Arm.PostAsync($"{Arm.Template}/cancel", Templates)).Status);
        Arm.Pass(TimeSpan.FromHours(24));
        var hanging = await RunAsync("runState");
        Arm.Pass(TimeSpan.FromHours(8));

        Assert.Equal("Canceling", hanging);
        Assert.Equal("Canceled", await RunAsync("runState"));
    }

    [Fact]
    public async Task A_template_that_cannot_be_deleted_stays_as_failed()
    {
        await HappenAsync("template-cannot-be-deleted", times: 1);
        await Arm.SubmitAsync();
        var deletion = await Arm.DeleteAsync(Arm.Template, Templates);
        Arm.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal("Failed", (string?)(await Arm.GetAsync(deletion.Headers["Azure-AsyncOperation"], "")).Json["status"]);
        Assert.Equal("Failed", (string?)(await Arm.GetAsync(Arm.Template, Templates)).Property("provisioningState"));
        Assert.Equal(202, (await Arm.DeleteAsync(Arm.Template, Templates)).Status);
    }

    [Fact]
    public async Task A_submission_with_an_internal_error_leaves_a_failed_template()
    {
        await HappenAsync("submission-fails", times: 1);
        await Arm.SubmitAsync();

        Assert.Equal("ServerError", (string?)(await Arm.GetAsync(Arm.Template, Templates)).Property("provisioningError")!["provisioningErrorCode"]);
    }

    [Fact]
    public async Task All_requests_are_throttled()
    {
        await HappenAsync("throttled", times: 1);

        var reply = await Arm.GetAsync(Arm.Gallery, Galleries);

        Assert.Equal((429, "TooManyRequests"), (reply.Status, reply.Code));
        Assert.Equal("5", reply.Headers["Retry-After"]);
        Assert.Equal(200, (await Arm.GetAsync(Arm.Gallery, Galleries)).Status);
    }

    [Fact]
    public async Task A_connection_is_reset()
    {
        await HappenAsync("connection-resets", times: 1);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Arm.GetAsync(Arm.Gallery, Galleries));
        Assert.Equal(200, (await Arm.GetAsync(Arm.Gallery, Galleries)).Status);
    }

    [Fact]
    public async Task The_same_seed_selects_the_same_requests()
    {
        async Task<string> LuckAsync(int seed)
        {
            await AdminAsync(HttpMethod.Delete, "faults", null);
            await HappenAsync("throttled", rate: 0.3, seed: seed);
            var statuses = new List<int>();
            for (var i = 0; i < 40; i++)
            {
                statuses.Add((await Arm.GetAsync(Arm.Gallery, Galleries)).Status);
            }

            return string.Join(' ', statuses);
        }

        var (first, again, other) = (await LuckAsync(1), await LuckAsync(1), await LuckAsync(2));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Split("429").Length - 1, 5, 20);
    }

    [Fact]
    public async Task A_fault_is_selected_by_method_path_and_match()
    {
        await AdminAsync(HttpMethod.Post, "faults", Json("""{ "kind": "Refuse", "method": "DELETE", "path": "*/galleries/*", "status": 503, "code": "ServerBusy", "retryAfter": 2 }"""));

        var reply = await Arm.DeleteAsync(Arm.Definition, Galleries);

        Assert.Equal((503, "ServerBusy", "2"), (reply.Status, reply.Code, reply.Headers["Retry-After"]));
        Assert.Equal(200, (await Arm.GetAsync(Arm.Definition, Galleries)).Status);
        Assert.Equal(1, (int)(await AdminAsync(HttpMethod.Get, "faults", null))[0]!["happened"]!);
    }

    [Theory]
    [InlineData("""{ "incident": "meteor" }""", "customizer-fails")]
    [InlineData("""{ "kind": "Maybe" }""", "LoseAnswer")]
    [InlineData("""{ "rate": 2 }""", "at most 1")]
    [InlineData("""{ "status": 200 }""", "400 and 599")]
    [InlineData("""{ "kind": "Slow" }""", "delaySeconds")]
    [InlineData("""{ "colour": "red" }""", "is not one of")]
    public async Task An_invalid_fault_is_refused(string body, string words) =>
        Assert.Contains(words, (string?)(await AdminAsync(HttpMethod.Post, "faults", Json(body)))["error"]!["message"], StringComparison.Ordinal);

    [Fact]
    public void Each_incident_has_a_description_and_a_source()
    {
        Assert.True(Incident.All.Count >= 10);
        Assert.All(Incident.All, incident => Assert.True(incident.What.Length > 20 && incident.KnownFrom.Length > 10));
        Assert.Equal(Incident.All.Count, Incident.All.Select(i => i.Name).Distinct().Count());
    }

    private Task<JsonNode> HappenAsync(string incident, int? times = null, double rate = 1, int seed = 0) => AdminAsync(HttpMethod.Post, "faults", new JsonObject
    {
        ["incident"] = incident, ["rate"] = rate, ["seed"] = seed, ["times"] = times ?? 1_000_000,
    });

    private async Task<JsonNode> AdminAsync(HttpMethod method, string call, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, $"/_sim/{call}");
        request.Headers.Add("X-ImageInfra-Simulator", Arm.Host.AdminToken);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), null, "application/json");
        using var response = await Arm.Client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private async Task<string?> RunAsync(string property) => (string?)(await Arm.GetAsync(Arm.Template, Templates)).Property("lastRunStatus")![property];

    // The URL of the log, extracted from the message as clients do.
    private async Task<string> LogAsync(string message)
    {
        var at = message[message.IndexOf("storageAccounts/", StringComparison.Ordinal)..].Split('/', ' ');
        return await Arm.Client.GetStringAsync(new Uri($"/{at[1]}/{at[5]}/{at[6]}/{at[7].TrimEnd('.')}", UriKind.Relative));
    }
}
