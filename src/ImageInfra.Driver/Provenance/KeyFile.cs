using System.Security.Cryptography;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Provenance;

/// <summary>Keys in PEM files. Nothing of what is in them is ever said.</summary>
internal static class KeyFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="DriverException">It can't be read, or has no such key.</exception>
    public static T Read<T>(string path, string what, Func<string, T> read)
    {
        try
        {
            return read(FileReader.ReadText(path, FileKind.Key));
        }
        catch (FileException e)
        {
            throw new DriverException(DriverFailure.KeyUnusable, $"{path} can't be read: {e.Problem}; expected a PEM file with {what}", e);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // What the exception says may quote the file: it is left out.
            throw new DriverException(
                DriverFailure.KeyUnusable,
                $"{path} has no key that can be used; expected {what} in PEM, not encrypted: ECDSA on P-256, or RSA of 2048 bits or more. "
                + "'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256' makes one");
        }
    }

    /// <summary>The key of a PEM text, of either kind.</summary>
    public static AsymmetricAlgorithm Import(string text)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(text);
            return ecdsa;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            ecdsa.Dispose();
        }

        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(text);
            return rsa;
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }
}
