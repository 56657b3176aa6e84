using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using ImageInfra.Driver.Arm;

namespace ImageInfra.UnitTests.Support;

/// <summary>An ARM with responses and a clock that the test controls.</summary>
internal sealed class ScriptedArm : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = [];
    private readonly List<string> _requests = [];
    private readonly List<string> _ranges = [];

    public ScriptedArm() => Connection = ArmConnection.Local(
        new("http://127.0.0.1:1/"),
        Clock,
        new HttpClientTransport(new HttpClient(this, disposeHandler: false)));

    public ArmConnection Connection { get; }

    public ArmClient Client => Connection.Client;

    /// <summary>The clock for the driver's waits.</summary>
    public SignalingClock Clock { get; } = new(new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    /// <summary>The requests, as <c>GET /path?query</c>.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>The requested ranges of blobs.</summary>
    public IReadOnlyList<string> Ranges => _ranges;

    public string? LastBody { get; private set; }

    public string? LastAuthorization { get; private set; }

    public ScriptedArm Answers(int status, string body = "", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, body.StartsWith('<') ? "application/xml" : "application/json") };
            foreach (var (name, value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return response;
        });
        return this;
    }

    public ScriptedArm Breaks()
    {
        _answers.Enqueue(() => throw new HttpRequestException("connection reset"));
        return this;
    }

    /// <summary>Moves the clock until a task ends.</summary>
    public Task<T> Finish<T>(Task<T> task) => Clock.Finish(task);

    public async Task Finish(Task task) => await Finish(task.ContinueWith(
        t =>
        {
            t.GetAwaiter().GetResult();
            return true;
        },
        TaskScheduler.Default));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        if (request.Headers.TryGetValues("x-ms-range", out var ranges))
        {
            _ranges.Add(ranges.Single());
        }

        LastAuthorization = request.Headers.Authorization?.ToString();
        LastBody = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        return _answers.TryDequeue(out var answer) ? answer() : throw new InvalidOperationException($"nobody said what to answer to {_requests[^1]}");
    }
}
