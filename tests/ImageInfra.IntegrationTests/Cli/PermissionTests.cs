using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests missing file permissions: every command ends with a named exit code and a message, and with JSON if requested.</summary>
public sealed class PermissionTests
{
    [PermissionTheory]
    [InlineData("nothing can be read", "find {0} -type f -exec chmod 000 {{}} +")]
    [InlineData("no folder can be entered", "chmod 000 {0}/infra/images {0}/infra/fragments {0}/.imageinfra {0}/sim")]
    [InlineData("nothing can be written", "chmod -R a-w {0}")]
    public async Task Commands_report_missing_permissions(string what, string script)
    {
        using var project = await WorkedProject.CreateAsync();
        Directory.CreateDirectory(Path.Combine(project.Directory, "sim"));
        OtherUser.Give(project.Directory);
        OtherUser.Run("sh", "-c", string.Format(null, script, project.Directory));
        try
        {
            await EveryCommandEndsWellAsync(what, "", project.Directory, WorkedProject.EnvironmentOf(project.Directory));
        }
        finally
        {
            OtherUser.Run("chmod", "-R", "u+rwX", project.Directory);
        }
    }

    [PermissionFact]
    public async Task Commands_report_a_deleted_folder_and_a_read_only_home()
    {
        using var project = await WorkedProject.CreateAsync();
        OtherUser.Give(project.Directory);
        await EveryCommandEndsWellAsync(
            "no place",
            "d=$(mktemp -d) && cd \"$d\" && rmdir \"$d\" && HOME=/ ",
            project.Directory,
            WorkedProject.EnvironmentOf(project.Directory));
    }

    private static async Task EveryCommandEndsWellAsync(string what, string before, string project, IReadOnlyDictionary<string, string> environment)
    {
        var problems = new List<string>();

        // 'sim start' would keep running and has its own tests; 'rehearse' reads the same files as the other commands.
        var lines = EveryCommand.Lines(project).Where(line => line is not (["sim", "start", ..] or ["rehearse", ..]));
        foreach (var line in lines)
        {
            var (exitCode, output, error) = await OtherUser.ImageInfraAsync(before, environment, line);
            foreach (var problem in Outcome.Problems(line, exitCode, output, error))
            {
                problems.Add($"{what}: {string.Join(' ', line)}: {problem}");
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(10)));
    }
}
