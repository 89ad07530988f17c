using System.IO.Pipes;

namespace Goroutines.Tests.Scheduling;

/// <summary>What the watcher goes by when .NET does not know whether a thread is blocked.</summary>
public sealed class NativeThreadTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_thread_that_reads_from_a_pipe_is_asleep()
    {
        using var reading = new AnonymousPipeServerStream(PipeDirection.In);
        using var writing = new AnonymousPipeClientStream(
            PipeDirection.Out,
            reading.ClientSafePipeHandle
        );
        var (thread, native) = Begin(() => reading.ReadByte());
        // Where the system does not tell there is nothing to look at.
        bool isSeen = native is null || SpinWait.SpinUntil(() => Is(native, true), s_watchdog);
        writing.WriteByte(0);
        thread.Join();
        Assert.True(isSeen);
    }

    [Fact]
    public void A_thread_that_computes_is_not_asleep()
    {
        bool stop = false;
        var (thread, native) = Begin(() =>
        {
            while (!Volatile.Read(ref stop)) { }
        });
        bool isSeen = native is null || SpinWait.SpinUntil(() => Is(native, false), s_watchdog);
        Volatile.Write(ref stop, true);
        thread.Join();
        Assert.True(isSeen);
    }

    [Fact]
    public void Of_a_thread_that_has_ended_nothing_is_known()
    {
        var (thread, native) = Begin(() => { });
        thread.Join();
        // The operating system may need a moment longer than .NET to forget it.
        Assert.True(native is null || SpinWait.SpinUntil(() => Is(native, null), s_watchdog));
    }

    private static bool Is(NativeThread thread, bool? asleep) => thread.IsAsleep() == asleep;

    private static (Thread Thread, NativeThread? Native) Begin(Action work)
    {
        NativeThread? native = null;
        using var isKnown = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            native = NativeThread.Current();
            isKnown.Set();
            work();
        })
        {
            IsBackground = true,
        };
        thread.Start();
        isKnown.Wait();
        return (thread, native);
    }
}
