using System.Runtime.InteropServices;

namespace ImageInfra.Cli.Terminal;

/// <summary>Handles Ctrl-C and SIGTERM of the process.</summary>
internal sealed class InterruptSignal : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    public InterruptSignal(Interrupts interrupts) => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = interrupts.Interrupt()),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = interrupts.Interrupt(isTermination: true)),
    ];

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
