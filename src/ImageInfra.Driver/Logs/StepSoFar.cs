using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Logs;

/// <summary>A step of a log that is being read.</summary>
internal sealed partial class StepSoFar(
    string type,
    int? place,
    bool isValidation,
    int firstLine,
    DateTimeOffset? start)
{
    private const int ShortestOfInterest = 20;

    private string? _name;
    private bool _isDeprovision = type == "deprovision";
    private bool _hasFailed;
    private DateTimeOffset? _end;
    private int _lastLine;
    private int? _lastCode;

    public string Type => type;

    public bool IsValidation => isValidation;

    public bool HasEnded { get; private set; }

    public int? ExitCode { get; private set; }

    public void Listen(LogLine line)
    {
        _lastLine = line.Number;
        if (line.Text.Length < ShortestOfInterest)
        {
            return;
        }

        if (_name is null && ScriptName().Match(line.Text) is { Success: true } script)
        {
            // Packer runs inline scripts from temporary files, whose names are not useful.
            var name = script.Groups["name"].Value;
            _name = name.AsSpan().ContainsAny('/', '\\') || name == type ? "" : name;
        }

        if (CommandCode().Match(line.Text) is { Success: true } command)
        {
            _lastCode = CustomizationLogReader.CodeOf(command);
        }

        _isDeprovision |= Deprovision().IsMatch(line.Text);
    }

    public void Exit(int line, int? code) => (ExitCode, _lastLine) = (code, line);

    public void Close(int line, DateTimeOffset? time) => (HasEnded, _lastLine, _end) = (true, line, time);

    public void Fail(int line, DateTimeOffset? time)
    {
        (_hasFailed, _lastLine) = (true, line);
        _end ??= time;
        ExitCode ??= _lastCode is 0 ? null : _lastCode;
    }

    public LogStep ToStep() => new()
    {
        Type = type,
        Place = place,
        Name = _name is { Length: > 0 } ? _name : null,
        IsValidation = isValidation,
        LooksLikeDeprovision = _isDeprovision,
        Start = start,
        End = _end,
        HasEnded = HasEnded,
        HasFailed = _hasFailed || ExitCode is not (null or 0),
        ExitCode = ExitCode,
        FirstLine = firstLine,
        LastLine = Math.Max(firstLine, _lastLine),
    };

    [GeneratedRegex(@"^Provisioning with [\w-]+ script: (?<name>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex ScriptName();

    [GeneratedRegex(@"\[INFO\] command '.*' exited with code: (?<code>-?\d+)$", RegexOptions.NonBacktracking)]
    private static partial Regex CommandCode();

    [GeneratedRegex(
        @"TEST-PATH c:\\DeprovisioningScript\.ps1|>>> Sysprepping VM|waagent -force -deprovision"
        + @"|^/tmp/DeprovisioningScript\.sh",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Deprovision();
}
