using System.Collections.Concurrent;
using System.Text;
using ImageInfra.Driver.Automation.Processes;

namespace ImageInfra.UnitTests.Support;

/// <summary>A <c>pulumi</c> command without a process. Its responses are selected by the first words of a command.</summary>
internal sealed class FakePulumi : IPulumiProcesses
{
    private readonly ConcurrentQueue<string> _commands = [];
    private readonly ConcurrentQueue<string> _inputs = [];
    private readonly List<(string Verb, Queue<Answer> Answers)> _answers = [];

    public FakePulumi()
    {
        On("version", new Answer("v3.258.0"));
        On("stack select", new Answer(""));
        On("stack output", new Answer("{}"));
        On("stack history", new Answer("[]"));
        On("stack export", new Answer("""{ "version": 3, "deployment": {} }"""));
    }

    /// <summary>The commands that were run, without the common flags.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    /// <summary>The content of the files passed with <c>--file</c>.</summary>
    public List<string> Files { get; } = [];

    /// <summary>The standard input of commands, if not empty.</summary>
    public IReadOnlyList<string> Inputs => [.. _inputs];

    /// <summary>Sets the responses to a command, in order; the last one is repeated.</summary>
    public FakePulumi On(string verb, params IReadOnlyList<Answer> answers)
    {
        _answers.Insert(0, (verb, new(answers)));
        return this;
    }

    public IPulumiProcess Start(IReadOnlyList<string> arguments, string directory, IReadOnlyDictionary<string, string?> environment)
    {
        var command = string.Join(' ', arguments);
        _commands.Enqueue(command.Replace(" --non-interactive", "", StringComparison.Ordinal));
        var answers = _answers.FirstOrDefault(a => command.StartsWith(a.Verb, StringComparison.Ordinal)).Answers
            ?? throw new InvalidOperationException($"nobody said what 'pulumi {command}' answers");
        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        if (arguments.SkipWhile(a => a != "--event-log").Skip(1).FirstOrDefault() is { } log)
        {
            File.AppendAllLines(log, answer.Events);
        }

        if (arguments.SkipWhile(a => a != "--file").Skip(1).FirstOrDefault() is { } file)
        {
            Files.Add(File.ReadAllText(file));
        }

        return new Ended(answer, _inputs);
    }

    /// <summary>The behavior of one command.</summary>
    public sealed record Answer(string Output, int Code = 0, string Error = "", params IReadOnlyList<string> Events);

    private sealed class Ended(Answer answer, ConcurrentQueue<string> inputs) : IPulumiProcess
    {
        public Stream Input { get; } = new Remembered(inputs);

        public Stream Output { get; } = new MemoryStream(Encoding.UTF8.GetBytes(answer.Output));

        public Stream Error { get; } = new MemoryStream(Encoding.UTF8.GetBytes(answer.Error));

        Task<int> IPulumiProcess.Ended => Task.FromResult(answer.Code);

        public void Interrupt()
        {
        }

        public void Kill()
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Remembered(ConcurrentQueue<string> inputs) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && Length > 0)
            {
                inputs.Enqueue(Encoding.UTF8.GetString(ToArray()));
            }

            base.Dispose(disposing);
        }
    }
}
