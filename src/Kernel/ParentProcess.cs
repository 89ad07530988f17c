using System.Diagnostics;
using System.Threading;

namespace Kernel;

/// <summary>The server that started the kernel: when it dies without a word, the kernel must not stay behind.</summary>
public static class ParentProcess
{
    /// <summary>Completes when the process that <c>JPY_PARENT_PID</c> names has ended; never without one.</summary>
    public static async Task EndedAsync(CancellationToken cancellationToken)
    {
        string? id = Environment.GetEnvironmentVariable("JPY_PARENT_PID");
        // On Windows it is a handle of the parent's. Number 1 never ends, and 0 is none.
        if (OperatingSystem.IsWindows() || !int.TryParse(id, out int number) || number <= 1)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return;
        }

        try
        {
            using var parent = Process.GetProcessById(number);
            await parent.WaitForExitAsync(cancellationToken);
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }
}
