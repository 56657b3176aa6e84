using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ImageInfra.Driver.Arm;

/// <summary>
/// Keeps requests below ARM's limits for a subscription and principal in a region (250 reads and 25 a second; 200 writes and
/// 10 a second; 200 deletes and 10 a second). Uses four fifths of each limit, because other tools share the login. After a 429, all
/// requests of that kind wait until Azure's <c>Retry-After</c>.
/// </summary>
internal sealed class ArmBudgetPolicy(TimeProvider clock) : HttpPipelinePolicy
{
    private const string Remaining = "x-ms-ratelimit-remaining-subscription-";

    private readonly CallBudget _reads = new(200, 20, clock);
    private readonly CallBudget _writes = new(160, 8, clock);
    private readonly CallBudget _deletes = new(160, 8, clock);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("requests to Azure must be sent asynchronously");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var (budget, kind) = BudgetOf(message);
        if (budget.Take() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, clock, message.CancellationToken);
        }

        await ProcessNextAsync(message, pipeline);
        if (message.Response.Headers.TryGetValue(Remaining + kind, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var remaining))
        {
            budget.Observe(remaining);
        }

        if (message.Response.Status == 429 && ArmRetryPolicy.RetryAfter(message.Response, clock) is { } pause)
        {
            budget.CloseFor(pause);
        }
    }

    private (CallBudget Budget, string Kind) BudgetOf(HttpMessage message) =>
        ArmRead.Is(message) ? (_reads, "reads")
        : message.Request.Method == RequestMethod.Delete ? (_deletes, "deletes")
        : (_writes, "writes");
}
