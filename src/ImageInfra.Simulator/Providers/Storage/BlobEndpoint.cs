using System.Xml.Linq;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Entra;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ImageInfra.Simulator.Providers.Storage;

/// <summary>The blob service of the storage accounts, by path (/account/container/blob) or by host name.</summary>
internal sealed class BlobEndpoint(AzureState azure, TokenIssuer tokens, BlobStore blobs)
{
    private const string Version = "2025-11-05";
    private const string BlobAction = StorageAccountType.TypeName + "/blobServices/containers/blobs";
    private const long MaximumBlob = 64 * 1024 * 1024;
    private const string Scheme = "Bearer ";

    private static readonly string[] s_others = ["subscriptions", "providers", "tenants", "metadata", "common", "organizations"];

    /// <summary>Handles a request. Null if it is not for an account.</summary>
    public async ValueTask<ArmAnswer?> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ParseAsync(request) is not { } at)
        {
            return null;
        }

        try
        {
            var caller = await CallerAsync(request);
            var content = HttpMethods.IsPut(request.Method) ? await ReadAsync(request, cancellationToken) : [];
            return Complete(await azure.RunAsync(() => Answer(request, at, caller, content)));
        }
        catch (ArmFault fault)
        {
            return Complete(Refusal(fault));
        }
    }

    private async ValueTask<(ArmResource Account, string Container, string Blob)?> ParseAsync(HttpRequest request)
    {
        var host = request.Host.Host.Split('.', 3);
        var path = request.Path.Value![1..];
        var isByHost = host is [_, "blob", ..];
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var name = isByHost ? host[0] : slash < 0 ? path : path[..slash];
        if (name.Length is < 3 or > 24 || s_others.Contains(name) || await azure.RunAsync(() => blobs.Account(name)) is not { } account)
        {
            return null;
        }

        var rest = isByHost ? path.Split('/', 2) : path.Split('/', 3)[1..];
        return (account, rest.ElementAtOrDefault(0) ?? "", rest.ElementAtOrDefault(1) ?? "");
    }

    private ArmAnswer Answer(HttpRequest request, (ArmResource Account, string Container, string Blob) at, Caller? caller, byte[] content)
    {
        var (account, container, name) = at;
        var isList = request.Query["comp"] == "list";
        CheckAccess(caller, request.Method, account, container, isList);
        if (container.Length == 0)
        {
            return isList && HttpMethods.IsGet(request.Method) ? BlobXml.Containers(account, blobs.Containers(account)) : throw NotSimulated(request);
        }

        if (!blobs.Containers(account).Contains(container))
        {
            throw new ArmFault(404, "ContainerNotFound", "The specified container does not exist.");
        }

        if (name.Length == 0)
        {
            return (isList, HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) switch
            {
                (true, true) => BlobXml.Blobs(container, blobs.Blobs(account, container), request.Query["prefix"].ToString(), request.Query["marker"].ToString(), request.Query["maxresults"].ToString()),
                (false, true) => new(200) { Headers = [("x-ms-lease-status", "unlocked"), ("x-ms-lease-state", "available")] },
                _ => throw NotSimulated(request),
            };
        }

        return request.Method.ToUpperInvariant() switch
        {
            "GET" or "HEAD" => Download(request, blobs.Find(account, container, name) ?? throw new ArmFault(404, "BlobNotFound", "The specified blob does not exist.")),
            "PUT" when request.Query["comp"].Count == 0 => new(201) { Headers = blobs.Put(account, container, name, content, ContentTypeOf(request)).Headers },
            "DELETE" => blobs.Remove(account, container, name) ? new(202) : throw new ArmFault(404, "BlobNotFound", "The specified blob does not exist."),
            _ => throw NotSimulated(request),
        };
    }

    private static ArmAnswer Download(HttpRequest request, Blob blob)
    {
        if (request.Headers.IfMatch.ToString() is { Length: > 0 } tag && tag != blob.ETag && tag != "*")
        {
            throw new ArmFault(412, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.");
        }

        var range = request.Headers["x-ms-range"].ToString() is { Length: > 0 } given ? given : request.Headers.Range.ToString();
        if (range.Length == 0)
        {
            return new(200, blob.Content) { Headers = blob.Headers, ContentType = blob.ContentType };
        }

        if (BlobRange.Parse(range, blob.Content.Length) is not { } part)
        {
            throw new ArmFault(416, "InvalidRange", "The range specified is invalid for the current size of the resource.");
        }

        return new(206, blob.Content.AsMemory(part.Start, part.Length))
        {
            Headers = [.. blob.Headers, ("Content-Range", $"bytes {part.Start}-{part.Start + part.Length - 1}/{blob.Content.Length}")],
            ContentType = blob.ContentType,
        };
    }

    private async ValueTask<Caller?> CallerAsync(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return await tokens.ReadAsync(authorization[Scheme.Length..].Trim());
        }

        throw authorization.Length > 0 || request.Query.ContainsKey("sig")
            ? new ArmFault(403, "KeyBasedAuthenticationNotPermitted", "Key based authentication is not permitted on this storage account, because the simulator has no account keys.")
            : new ArmFault(401, "NoAuthenticationInformation", "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.")
            {
                Headers = [("WWW-Authenticate", $"Bearer authorization_uri={request.Scheme}://{request.Host}/{azure.Options.TenantId}/oauth2/authorize resource_id=https://storage.azure.com")],
            };
    }

    private void CheckAccess(Caller? caller, string method, ArmResource account, string container, bool isContainerList)
    {
        if (caller is null)
        {
            return;
        }

        var scope = container.Length > 0 ? BlobContainerType.IdOf(account.Id, container) : account.Id;
        var verb = method switch { "PUT" => "write", "DELETE" => "delete", _ => "read" };
        var isAllowed = container.Length == 0 && isContainerList
            ? AccessCheck.May(azure, caller.ObjectId, $"{BlobContainerType.TypeName}/read", scope)
            : AccessCheck.MayWithData(azure, caller.ObjectId, $"{BlobAction}/{verb}", scope);
        if (!isAllowed)
        {
            throw new ArmFault(403, "AuthorizationPermissionMismatch", "This request is not authorized to perform this operation using this permission.");
        }
    }

    private static string ContentTypeOf(HttpRequest request) =>
        request.Headers["x-ms-blob-content-type"].ToString() is { Length: > 0 } type ? type : request.ContentType ?? "application/octet-stream";

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // The default limit is that of ARM, which is lower.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaximumBlob;
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }

    private static ArmAnswer Refusal(ArmFault fault) => BlobXml.Answer(fault.Status, new XElement("Error", new XElement("Code", fault.Code), new XElement("Message", fault.Message))) with
    {
        Headers = [.. fault.Headers, ("x-ms-error-code", fault.Code)],
    };

    private static ArmAnswer Complete(ArmAnswer answer) => answer with { Headers = [.. answer.Headers, ("x-ms-version", Version)] };

    private static ArmFault NotSimulated(HttpRequest request) =>
        new(501, "NotSimulated", $"The simulator does not simulate {request.Method} {request.Path}{request.QueryString} on blobs; Azure may support it.");
}
