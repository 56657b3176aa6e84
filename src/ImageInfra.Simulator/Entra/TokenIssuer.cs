using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ImageInfra.Simulator.Entra;

/// <summary>Signs and validates tokens. They expire in real time, because clients renew them in real time.</summary>
internal sealed class TokenIssuer : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3599);

    private const int KeySize = 2048;
    private const int MaximumRemembered = 1_000;
    private const string KeyFile = "signing-key.pem";

    // Created with the first token, because many simulators never issue one.
    private readonly Lazy<JsonWebTokenHandler> _handler = new(() => new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false });
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Expires)> _known = new();
    private readonly Lazy<RsaSecurityKey> _key;
    private readonly string _tenantId;
    private readonly TimeProvider _realTime;

    public TokenIssuer(string tenantId, string? directory, TimeProvider realTime)
    {
        _tenantId = tenantId;
        _realTime = realTime;
        _key = new(() => Key(directory));
    }

    /// <summary>The public key, in the format for clients.</summary>
    public JsonWebKey PublicKey
    {
        get
        {
            var key = new RsaSecurityKey(_key.Value.Rsa.ExportParameters(includePrivateParameters: false)) { KeyId = _key.Value.KeyId };
            var web = JsonWebKeyConverter.ConvertFromRSASecurityKey(key);
            web.Use = "sig";
            return web;
        }
    }

    public string Issue(Caller caller, string audience, string issuer)
    {
        var now = _realTime.GetUtcNow().UtcDateTime;
        return _handler.Value.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Subject = new ClaimsIdentity(
            [
                new("appid", caller.ClientId), new("appidacr", "1"), new("idtyp", "app"), new("oid", caller.ObjectId),
                new("sub", caller.ObjectId), new("tid", _tenantId), new("ver", "1.0"),
            ]),
            SigningCredentials = new(_key.Value, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>Returns the identity in a token; null if the token is not a JWT.</summary>
    /// <exception cref="ArmFault">The JWT has another issuer or is expired.</exception>
    public async ValueTask<Caller?> ReadAsync(string token)
    {
        if (token.Count(c => c == '.') != 2)
        {
            return null;
        }

        var now = _realTime.GetUtcNow();
        if (_known.TryGetValue(token, out var known) && known.Expires > now)
        {
            return known.Caller;
        }

        var result = await _handler.Value.ValidateTokenAsync(token, new()
        {
            IssuerSigningKey = _key.Value,
            ValidateIssuer = false,
            ValidateAudience = false,
            LifetimeValidator = (from, to, _, _) => from <= now.UtcDateTime && to > now.UtcDateTime,
        });
        if (!result.IsValid || result.ClaimsIdentity.FindFirst("oid") is not { } id)
        {
            var isLate = result.Exception is SecurityTokenInvalidLifetimeException;
            throw new ArmFault(401, isLate ? "ExpiredAuthenticationToken" : "InvalidAuthenticationToken", isLate
                ? "The access token expiry time is earlier than the current time. Get another token."
                : "The access token is invalid, because another server issued it. Get a token from the token endpoint of this simulator.")
            {
                Headers = [("WWW-Authenticate", "Bearer error=\"invalid_token\"")],
            };
        }

        if (_known.Count >= MaximumRemembered)
        {
            _known.Clear();
        }

        var caller = new Caller(id.Value, result.ClaimsIdentity.FindFirst("appid")?.Value ?? "");
        _known[token] = (caller, new(result.SecurityToken.ValidTo, TimeSpan.Zero));
        return caller;
    }

    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Rsa.Dispose();
        }
    }

    private static void Import(RSA rsa, string path)
    {
        StateFile.Check(path);
        try
        {
            rsa.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new SimulatorException($"the key in {path} cannot be read; delete it, and the simulator creates another. Tokens of the old one end then", e);
        }
    }

    // Created on first use, because the creation takes longer than the rest of the start.
    private static RsaSecurityKey Key(string? directory)
    {
        var path = directory is null ? null : Path.Combine(directory, KeyFile);
        var rsa = RSA.Create();
        if (path is not null && File.Exists(path))
        {
            Import(rsa, path);
        }
        else
        {
            rsa.KeySize = KeySize;
            if (path is not null)
            {
                PrivateFile.Write(path, rsa.ExportPkcs8PrivateKeyPem());
            }
        }

        return new(rsa)
        {
            KeyId = Convert.ToHexStringLower(SHA256.HashData(rsa.ExportRSAPublicKey()))[..16],

            // The default factory keeps the key of an earlier simulator in the same process, which is disposed.
            CryptoProviderFactory = new() { CacheSignatureProviders = false },
        };
    }
}
