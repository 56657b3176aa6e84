using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.UnitTests.Support;
using Pulumi;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests that every failed operation is reported with its cause.</summary>
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

    [Theory]
    [InlineData(
        "Code=\"AuthorizationFailed\" Message=\"The client 'me' does not have authorization to perform action 'Microsoft.Compute/galleries/write' over scope '/s'.\"",
        "the login of this update lacks a right, Microsoft.Compute/galleries/write")]
    [InlineData("Code=\"AuthorizationFailed\" Message=\"no\"", "the login of this update lacks a right, which Azure's message names")]
    [InlineData("Code=\"RequestDisallowedByPolicy\" Message=\"no\"", "a policy of the subscription forbids the resource as the stack declares it")]
    [InlineData("Code=\"QuotaExceeded\" Message=\"no\"", "a quota of the subscription is used up")]
    public void A_refused_write_is_the_logins_and_not_the_builds(string message, string expected)
    {
        _record.Read(SomeEvents.Error(message, SomeEvents.GalleryType, "images"));

        var e = Of(Thrown("log"), new("up", 255, "", ""));

        Assert.Contains($"that means: {expected}\n", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("build", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Microsoft.VirtualMachineImages/imageTemplates/write", "the login of this update lacks a right")]
    [InlineData("Microsoft.Compute/galleries/images/versions/write", "the identity")]
    public void A_template_is_checked_with_the_rights_of_the_build_identity(string action, string expected)
    {
        _record.Read(SomeEvents.Error($"The client 'x' does not have authorization to perform action '{action}' over scope '/s'.", SomeEvents.TemplateType, "web"));

        Assert.Contains($"that means: {expected}", Of(Thrown("log"), new("up", 255, "", "")).Message, StringComparison.Ordinal);
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
