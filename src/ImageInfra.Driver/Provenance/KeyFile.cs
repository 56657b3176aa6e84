using System.Security.Cryptography;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Provenance;

/// <summary>Reads keys from PEM files. Messages never contain the content of a file.</summary>
internal static class KeyFile
{
    /// <summary>Reads a key file.</summary>
    /// <exception cref="DriverException">The file cannot be read, or has no suitable key.</exception>
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
            // The inner message is omitted, because it may quote the file.
            throw new DriverException(
                DriverFailure.KeyUnusable,
                $"{path} has no usable key; expected {what} in unencrypted PEM: ECDSA on P-256, or RSA with at least 2048 bits. "
                + "To create one, run 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256'");
        }
    }

    /// <summary>Imports a key of either kind from PEM text.</summary>
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
