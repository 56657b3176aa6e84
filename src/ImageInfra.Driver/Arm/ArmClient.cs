using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm;

/// <summary>Calls to Azure Resource Manager, by resource id.</summary>
/// <param name="endpoint">The address of Azure Resource Manager. Tokens are sent to no other server.</param>
/// <param name="pipeline">The HTTP pipeline.</param>
/// <param name="clock">The clock for waits.</param>
/// <param name="reach">Runs before the first request and fails if Azure cannot be reached; null to skip the check.</param>
internal sealed class ArmClient(Uri endpoint, HttpPipeline pipeline, TimeProvider clock, Func<CancellationToken, Task>? reach = null) : IArmResources
{
    private readonly ArmOperations _operations = new(clock);

    public TimeProvider Clock => clock;

    /// <inheritdoc/>
    public async Task<JsonObject?> GetAsync(string id, string apiVersion, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(RequestMethod.Get, UriOf(id, apiVersion), null, cancellationToken);
        return response.Status == 404 ? null : Body(Successful(response, $"to read {id}"));
    }

    /// <inheritdoc/>
    public async Task<JsonObject> PutAsync(string id, string apiVersion, JsonObject body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(RequestMethod.Put, UriOf(id, apiVersion), body, cancellationToken);
        var resource = Body(Successful(response, $"to write {id}"));
        if (ArmOperations.IsDone(response))
        {
            return resource;
        }

        await _operations.WaitAsync(this, response, $"to write {id}", cancellationToken);
        return await GetAsync(id, apiVersion, cancellationToken) ?? throw new DriverException(
            DriverFailure.AzureRefused,
            $"{id} was deleted right after Azure wrote it");
    }

    /// <summary>Updates part of a resource, and waits until the operation ends.</summary>
    public async Task PatchAsync(string id, string apiVersion, JsonObject body, CancellationToken cancellationToken)
    {
        using var response = Successful(
            await SendAsync(RequestMethod.Patch, UriOf(id, apiVersion), body, cancellationToken),
            $"to change {id}");
        if (!ArmOperations.IsDone(response))
        {
            await _operations.WaitAsync(this, response, $"to change {id}", cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string id, string apiVersion, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(RequestMethod.Delete, UriOf(id, apiVersion), null, cancellationToken);
        if (response.Status == 404)
        {
            return;
        }

        Successful(response, $"to delete {id}");
        if (!ArmOperations.IsDone(response))
        {
            await _operations.WaitAsync(this, response, $"to delete {id}", cancellationToken);
        }
    }

    /// <summary>Calls an action of a resource. Returns error responses too, because their meaning depends on the action.</summary>
    public Task<Response> PostAsync(string id, string action, string apiVersion, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Post, UriOf($"{id}/{action}", apiVersion), null, cancellationToken);

    /// <summary>Sends a query as a POST that changes nothing. It counts as a read and is retried like one.</summary>
    public async Task<Response> QueryAsync(string id, string apiVersion, JsonObject body, CancellationToken cancellationToken) =>
        Successful(await SendAsync(RequestMethod.Post, UriOf(id, apiVersion), body, cancellationToken, isRead: true), $"to query {id}");

    /// <summary>Reads every item of a list, over all its pages; null if its parent does not exist.</summary>
    public async Task<IReadOnlyList<JsonObject>?> ListAsync(string id, string apiVersion, CancellationToken cancellationToken)
    {
        var items = new List<JsonObject>();
        for (Uri? page = UriOf(id, apiVersion); page is not null;)
        {
            using var response = await SendAsync(RequestMethod.Get, page, null, cancellationToken);
            if (response.Status == 404)
            {
                return null;
            }

            var body = Body(Successful(response, $"to list {id}"));
            items.AddRange((body["value"] as JsonArray ?? []).OfType<JsonObject>());
            page = (string?)body["nextLink"] is { Length: > 0 } next ? new Uri(next) : null;
        }

        return items;
    }

    /// <summary>Reads the response of an address as a stream, so that a long list never fills the memory. Null for a 404.</summary>
    public async Task<T?> ReadAsync<T>(Uri address, string request, Func<Stream, CancellationToken, ValueTask<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await SendAsync(RequestMethod.Get, address, null, cancellationToken, isBuffered: false);
        if (response.Status == 404)
        {
            return null;
        }

        try
        {
            return await read(Successful(response, request).ContentStream ?? Stream.Null, cancellationToken);
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Unreachable(e);
        }
    }

    /// <summary>Reads an address that Azure returned.</summary>
    public Task<Response> ReadAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Get, address, null, cancellationToken);

    /// <summary>Returns the response, or throws if it is an error.</summary>
    public static Response Successful(Response response, string request) =>
        response.Status < 300 ? response : throw ArmError.Of(response).ToException(request);

    /// <summary>Reads a resource and returns the raw response.</summary>
    public Task<Response> ReadAsync(string id, string apiVersion, CancellationToken cancellationToken) =>
        ReadAsync(UriOf(id, apiVersion), cancellationToken);

    /// <summary>The address of a resource or a collection.</summary>
    public Uri UriOf(string id, string apiVersion) =>
        new(endpoint, $"{id.TrimStart('/')}{(id.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api-version={apiVersion}");

    private static JsonObject Body(Response response) =>
        response.Content.ToMemory().Length == 0 ? [] : (JsonObject)JsonNode.Parse(response.Content)!;

    private async Task<Response> SendAsync(
        RequestMethod method,
        Uri address,
        JsonObject? body,
        CancellationToken cancellationToken,
        bool isBuffered = true,
        bool isRead = false)
    {
        // A response may contain a foreign address; the token is sent only to Azure.
        if (address.Scheme != endpoint.Scheme || !string.Equals(address.Authority, endpoint.Authority, StringComparison.OrdinalIgnoreCase))
        {
            throw new DriverException(DriverFailure.AzureRefused, $"a response of {endpoint.Host} refers to {address.Host}; tokens are sent only to {endpoint.Host}");
        }

        if (reach is not null)
        {
            await reach(cancellationToken);
        }

        // The message is not disposed, because the caller owns its response.
        var message = pipeline.CreateMessage();
        message.BufferResponse = isBuffered;
        if (isRead)
        {
            ArmRead.Mark(message);
        }

        using var request = message.Request;
        request.Method = method;
        request.Uri.Reset(address);
        request.Headers.Add(HttpHeader.Common.JsonAccept);
        if (body is not null)
        {
            request.Headers.Add(HttpHeader.Common.JsonContentType);
            request.Content = RequestContent.Create(BinaryData.FromString(body.ToJsonString()));
        }

        try
        {
            await pipeline.SendAsync(message, cancellationToken);
            return message.Response;
        }
        catch (LoginUnreachableException e)
        {
            throw new DriverException(DriverFailure.AzureUnavailable, e.Message, e);
        }
        catch (Exception e) when (e is RequestFailedException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Unreachable(e);
        }
    }

    private DriverException Unreachable(Exception e) => new(
        DriverFailure.AzureUnavailable,
        $"{endpoint.Host} cannot be reached: {ContactFailure.ReasonOf(e)}",
        e);
}
