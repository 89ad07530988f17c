using System.Diagnostics;
using System.IO.Pipes;
using System.Threading;
using Benchmarks.Measuring;

namespace Benchmarks.Ours;

/// <summary>How long a processor stays with a goroutine that blocks its thread without saying so.</summary>
/// <remarks>
/// A goroutine is ready and waits for the one processor, whose goroutine blocks: in a lock of .NET's, and in native
/// code, reading from a pipe. Measured is the time from the call until the other one runs, which also ends the block.
/// </remarks>
internal static class Lending
{
    internal static async GoTask Run(int n)
    {
        using var door = new SemaphoreSlim(0);
        await Measure("lend_lock", n, door.Wait, () => door.Release());

        using var reading = new AnonymousPipeServerStream(PipeDirection.In);
        using var writing = new AnonymousPipeClientStream(
            PipeDirection.Out,
            reading.ClientSafePipeHandle
        );
        await Measure("lend_native", n, () => reading.ReadByte(), () => writing.WriteByte(0));
    }

    private static async GoTask Measure(string name, int n, Action block, Action unblock)
    {
        double[] waited = new double[n];
        for (int i = 0; i < n; i++)
        {
            var done = new Chan<Unit>();
            long start = Stopwatch.GetTimestamp();
            Go(() =>
            {
                waited[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
                unblock();
                done.Close();
            });
            block();
            await done.Receive();
            // Calls begin at any moment of the watcher's period.
            await Sleep(TimeSpan.FromMicroseconds(i * 137 % 2000));
        }
        Percentiles.Note(name, waited);
    }
}
