using System.Diagnostics;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>Runs programs as a user without administrator rights: the current user, or 'nobody' if that is root.</summary>
internal static class OtherUser
{
    private const string Nobody = "65534";

    private static readonly string s_program = ProgramPath();

    /// <summary>The reason why there is no such user; null if there is one.</summary>
    public static string? Missing { get; } = Find();

    /// <summary>Gives the user ownership of a folder.</summary>
    public static void Give(string directory)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "-R", $"{Nobody}:{Nobody}", directory);
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Runs <c>imageinfra</c> as the user, optionally after a shell script.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> ImageInfraAsync(string before, IReadOnlyDictionary<string, string> environment, string[] line)
    {
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "sh", "-c", $"{before}exec \"$@\"", "sh", s_program, .. line])
            : new ProcessStartInfo("sh", ["-c", $"{before}exec \"$@\"", "sh", s_program, .. line]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    private static string? Find()
    {
        if (OperatingSystem.IsWindows())
        {
            return "permissions of POSIX systems are needed";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        try
        {
            using var process = Process.Start("setpriv", [$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "test", "-x", s_program]);
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"user {Nobody} may not run {s_program}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "this is root, whom no permission binds, and there is no setpriv to be another user with";
        }
    }

    private static string ProgramPath()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, "ImageInfra.Cli", here.Name, "imageinfra");
    }
}

/// <summary>A test that needs a user without administrator rights.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PermissionFactAttribute : FactAttribute
{
    public PermissionFactAttribute() => Skip = OtherUser.Missing;
}

/// <summary>A theory that needs a user without administrator rights.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PermissionTheoryAttribute : TheoryAttribute
{
    public PermissionTheoryAttribute() => Skip = OtherUser.Missing;
}
