using ImageInfra.Simulator.Arm;
using Microsoft.AspNetCore.Http;

namespace ImageInfra.Simulator.Entra;

/// <summary>The endpoint that issues tokens for client credentials. Every secret is accepted.</summary>
internal sealed class TokenEndpoint(AzureState azure, TokenIssuer tokens)
{
    private const int MaximumForm = 64 * 1024;
    private const int MaximumClientId = 128;

    private readonly SignIn _signIn = new(azure, tokens);

    public async ValueTask<ArmAnswer> AnswerAsync(HttpRequest request, string address, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength > MaximumForm)
        {
            return Refusal(400, "invalid_request", "AADSTS900144: The request body must be a form.");
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException e)
        {
            return Refusal(400, "invalid_request", $"AADSTS90014: The form could not be read: {e.Message}");
        }

        return Problem(request, form) ?? await IssueAsync(form, address);
    }

    private ArmAnswer? Problem(HttpRequest request, IFormCollection form)
    {
        var tenant = request.Path.Value!.Split('/')[1];
        if (!tenant.Equals(azure.Options.TenantId, StringComparison.OrdinalIgnoreCase) && tenant is not ("common" or "organizations"))
        {
            return Refusal(400, "invalid_request", $"AADSTS90002: Tenant '{tenant}' not found. The simulator's only tenant is {azure.Options.TenantId}.");
        }

        foreach (var parameter in (string[])["grant_type", "client_id"])
        {
            if (form[parameter].ToString().Length == 0)
            {
                return Refusal(400, "invalid_request", $"AADSTS900144: The request body must contain the following parameter: '{parameter}'.");
            }
        }

        if (form["grant_type"] != "client_credentials")
        {
            return Refusal(400, "unsupported_grant_type", $"AADSTS70003: The app requested an unsupported grant type '{form["grant_type"]}'. The simulator only supports client_credentials.");
        }

        if (form["client_id"].ToString().Length > MaximumClientId)
        {
            return Refusal(400, "unauthorized_client", "AADSTS700016: The application's identifier is too long.");
        }

        if (form["client_secret"].ToString().Length == 0 && form["client_assertion"].ToString().Length == 0)
        {
            return Refusal(401, "invalid_client", "AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.");
        }

        return form["scope"].ToString().Length == 0 && form["resource"].ToString().Length == 0
            ? Refusal(400, "invalid_request", "AADSTS900144: The request body must contain the following parameter: 'scope'.")
            : null;
    }

    private async ValueTask<ArmAnswer> IssueAsync(IFormCollection form, string address)
    {
        var scope = form["scope"].ToString() is { Length: > 0 } given ? given.Split(' ')[0] : form["resource"].ToString();
        var token = await _signIn.TokenAsync(form["client_id"].ToString(), scope, address);
        var expiresIn = (int)TokenIssuer.Lifetime.TotalSeconds;
        return ArmAnswer.Of(200, new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = expiresIn,
            ["ext_expires_in"] = expiresIn,
            ["access_token"] = token,
        });
    }

    private static ArmAnswer Refusal(int status, string error, string description) => ArmAnswer.Of(status, new JsonObject
    {
        ["error"] = error,
        ["error_description"] = description,
        ["error_codes"] = new JsonArray(int.Parse(description.AsSpan("AADSTS".Length, description.IndexOf(':', StringComparison.Ordinal) - "AADSTS".Length), System.Globalization.CultureInfo.InvariantCulture)),
    });
}
