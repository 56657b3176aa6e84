using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Support;

/// <summary>Lets time pass for whoever waits by a clock of a test's.</summary>
internal static class PassingTime
{
    /// <summary>Moves the clock until a task ends.</summary>
    public static async Task<T> Finish<T>(this FakeTimeProvider clock, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await task;
    }
}
