using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.UnitTests.Support;
using Pulumi;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Whatever an operation throws, it ends with why it failed.</summary>
public sealed class OperationFailureTests
{
    private readonly EngineRecord _record = new(new Events<StackEvent>());

    public static TheoryData<string> WhatAHostThrows => ["log", "rpc", "several", "io", "cancelled"];

    [Theory]
    [MemberData(nameof(WhatAHostThrows))]
    public void A_failed_resource_comes_before_the_exception_of_the_host(string kind)
    {
        _record.Read(SomeEvents.Error("<{%fg 1%}>error: <{%reset%}>the region is full", SomeEvents.TemplateType, "web"));
        _record.Read(SomeEvents.Failed("create", SomeEvents.TemplateType, "web"));

        var e = Of(Thrown(kind), new("up", 255, "", "error: update failed"));

        Assert.Equal(DriverFailure.UpdateFailed, e.Failure);
        Assert.Contains("image template 'web': the region is full", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Connection refused", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_of_the_program_has_its_reason() =>
        Assert.Contains("web.yaml:3: is required", Of(new RunException("web.yaml:3: is required"), null).Message, StringComparison.Ordinal);

    [Fact]
    public void An_engine_killed_by_a_signal_is_reported() =>
        Assert.Contains("signal 9", Of(Thrown("log"), new("up", 137, "", "")).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_events_the_error_output_of_pulumi_is_shown() => Assert.Equal(
        "'up' of stack 'dev' failed: error: something else",
        Of(new PulumiCommandException("up", 255, "Updating (dev):\n", "error: something else\n"), new("up", 255, "Updating (dev):\n", "error: something else\n")).Message);

    [Fact]
    public void A_failure_that_a_rule_matches_is_explained()
    {
        _record.Read(SomeEvents.Error("TooManyRequests: slow down", SomeEvents.TemplateType, "web"));
        _record.Read(SomeEvents.Failed("create", SomeEvents.TemplateType, "web"));

        var e = Of(Thrown("log"), new("up", 255, "", ""));

        Assert.Contains("Azure throttled", e.Message, StringComparison.Ordinal);
        Assert.Contains("next:", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_whose_failed_step_was_not_reported_counts_too()
    {
        _record.Read(SomeEvents.Error("no", SomeEvents.GalleryType, "images"));

        Assert.Contains("gallery 'images': no", Of(Thrown("rpc"), null).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_event_is_ignored()
    {
        _record.Read("""{"sequence":1,"diagnosticEv""");

        Assert.Empty(_record.Failures);
    }

    private static Exception Thrown(string kind) => kind switch
    {
        "several" => new AggregateException(new InvalidOperationException("Connection refused"), new IOException("Connection refused")),
        "io" => new IOException("Connection refused"),
        "cancelled" => new TaskCanceledException("Connection refused"),
        _ => new InvalidOperationException($"{kind}: Connection refused"),
    };

    private DriverException Of(Exception cause, PulumiCommandException? failure) => OperationFailure.Of("up", "dev", _record, cause, failure, null);
}
