using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ImageInfra.Project.Disk;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests reading and writing of files of all kinds.</summary>
public sealed class FileAccessTests : IDisposable
{
    private static readonly FileKind s_small = new("a small file", 10);

    private readonly TemporaryDirectory _directory = new();
    private Socket? _socket;

    public void Dispose()
    {
        _socket?.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("folder", "is a folder; expected a file")]
    [InlineData("pipe", "is a named pipe; expected a file")]
    [InlineData("device", "is a device; expected a file")]
    [InlineData("socket", "is a socket; expected a file")]
    [InlineData("dangling", "is a link to 'nowhere', which does not exist; delete the link, or link it to a file")]
    [InlineData("circular", "is a circular link; delete it, or link it to a file")]
    [InlineData("long", "is longer than 0 KB, which is the limit for a small file")]
    [InlineData("endless", "is a device; expected a file")]
    public void Only_regular_files_are_read(string kind, string problem)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var path = Make(kind);

        var e = Assert.ThrowsAny<FileException>(() => FileReader.ReadText(path, s_small));

        Assert.Equal(problem, e.Problem);
        Assert.Equal($"{path}: {problem}", e.Message);
    }

    [Fact]
    public void A_missing_file_is_null_or_an_error()
    {
        var path = _directory.File("no-folder", "no-file");

        Assert.Null(FileReader.FindText(path, s_small));
        Assert.Equal("there is no such file", Assert.Throws<FileException>(() => FileReader.ReadText(path, s_small)).Problem);
    }

    [Fact]
    public void A_link_is_read_from_its_target()
    {
        _directory.Write("real", "text");
        File.CreateSymbolicLink(_directory.File("link"), "real");

        Assert.Equal("text", FileReader.ReadText(_directory.File("link"), s_small));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    public void The_byte_order_mark_selects_the_encoding(string encoding, bool hasMark)
    {
        var path = _directory.File("text");
        var before = Encoding.GetEncoding(encoding);
        File.WriteAllBytes(path, [.. hasMark ? before.Preamble : [], .. before.GetBytes("größer: 1\r\n")]);

        var file = FileReader.Find(path, FileKind.Settings)!;

        Assert.Equal("größer: 1\r\n", file.Text);
        Assert.Equal([.. hasMark ? before.Preamble : [], .. before.GetBytes("größer: 2\r\n")], file.Bytes("größer: 2\r\n"));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xFF, 0xFE, (byte)'b' }, "is not UTF-8; save it as UTF-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 }, "is not the utf-16 that its byte order mark announces; save it as UTF-8")]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0 }, "has a NUL character in line 2: it is not text, or is UTF-16 without a byte order mark; save it as UTF-8")]
    public void A_file_that_is_not_text_is_refused(byte[] content, string problem)
    {
        File.WriteAllBytes(_directory.File("text"), content);

        Assert.Equal(problem, Assert.Throws<FileException>(() => FileReader.ReadText(_directory.File("text"), s_small)).Problem);
    }

    [Fact]
    public void A_write_keeps_links_and_permissions_and_leaves_no_temporary_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead | UnixFileMode.UserExecute;
        _directory.Write(Path.Combine("far", "real"), "old");
        File.SetUnixFileMode(_directory.File("far", "real"), Mode);
        File.CreateSymbolicLink(_directory.File("link"), Path.Combine("far", "real"));

        AtomicFile.Write(_directory.File("link"), "new");

        Assert.Equal(Path.Combine("far", "real"), new FileInfo(_directory.File("link")).LinkTarget);
        Assert.Equal("new", File.ReadAllText(_directory.File("far", "real")));
        Assert.Equal(Mode, File.GetUnixFileMode(_directory.File("far", "real")));
        Assert.Equal([_directory.File("far", "real"), _directory.File("link")], Directory.EnumerateFiles(_directory.FullName, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public void A_write_keeps_the_owner_if_the_system_allows_it()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return;
        }

        _directory.Write("file", "old");
        Run("chown", "1234:5678", _directory.File("file"));

        AtomicFile.Write(_directory.File("file"), "new");

        var known = PosixFile.Find(_directory.File("file"))!;
        Assert.Equal((1234u, 5678u), (known.Owner, known.Group));
    }

    [Fact]
    public void A_read_only_file_is_not_replaced()
    {
        _directory.Write("file", "old");
        File.SetAttributes(_directory.File("file"), FileAttributes.ReadOnly);

        var e = Assert.Throws<FileException>(() => AtomicFile.Write(_directory.File("file"), "new"));

        Assert.StartsWith("is read-only for this user; nothing was written", e.Problem, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_directory.File("file")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_directory.FullName));
        File.SetAttributes(_directory.File("file"), FileAttributes.Normal);
    }

    [Theory]
    [InlineData("pipe", "is a named pipe that no process reads")]
    [InlineData("folder", "is a folder; expected a file")]
    public void A_write_to_a_path_that_is_not_a_file_is_refused(string kind, string problem)
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(problem, Assert.Throws<FileException>(() => AtomicFile.Write(Make(kind), "new")).Problem);
        }
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        if (OperatingSystem.IsLinux())
        {
            AtomicFile.Write("/dev/null", "new");

            Assert.Equal("a device", PosixFile.Find("/dev/null")!.OtherType);
        }
    }

    [Fact]
    public void A_file_locked_by_another_process_is_refused_after_a_wait()
    {
        var path = _directory.File("file");
        using (FileLock.Hold(path, TimeSpan.Zero, TimeProvider.System))
        {
            var e = Assert.Throws<FileBusyException>(() => FileLock.Hold(path, TimeSpan.FromMilliseconds(30), TimeProvider.System));
            Assert.StartsWith("has been in use by another process", e.Problem, StringComparison.Ordinal);
        }

        FileLock.Hold(path, TimeSpan.Zero, TimeProvider.System).Dispose();
    }

    [Fact]
    public void A_file_changed_by_another_program_is_not_overwritten()
    {
        _directory.Write("file", "old");
        using var edited = EditedFile.Open(_directory.File("file"), FileKind.Settings);
        _directory.Write("file", "theirs");

        Assert.Throws<FileBusyException>(() => edited.Write("ours"));

        Assert.Equal("theirs", File.ReadAllText(_directory.File("file")));
    }

    private string Make(string kind)
    {
        var path = _directory.File(kind);
        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "pipe":
                Run("mkfifo", path);
                break;
            case "device":
                File.CreateSymbolicLink(path, "/dev/null");
                break;
            case "endless":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "dangling":
                File.CreateSymbolicLink(path, "nowhere");
                break;
            case "circular":
                File.CreateSymbolicLink(path, kind);
                break;
            case "long":
                _directory.Write(kind, new('a', 11));
                break;
            case "socket":
                _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                _socket.Bind(new UnixDomainSocketEndPoint(path));
                break;
        }

        return path;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
