using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

/// <summary>Giving back what is not held, or not held in this way, is the end of the program.</summary>
public sealed class RWMutexMisuseTests
{
    private const string Unlock = "sync: Unlock of unlocked RWMutex";
    private const string RUnlock = "sync: RUnlock of unlocked RWMutex";

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-06")]
    public Task Unlock_without_Lock_is_fatal(string machine) =>
        Dies(machine, Unlock, async rw => rw.Unlock());

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-06")]
    public Task RUnlock_without_RLock_is_fatal(string machine) =>
        Dies(machine, RUnlock, async rw => rw.RUnlock());

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-06")]
    public Task A_second_Unlock_is_fatal(string machine) =>
        Dies(
            machine,
            Unlock,
            async rw =>
            {
                await rw.Lock();
                rw.Unlock();
                rw.Unlock();
            }
        );

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-07")]
    public Task Unlock_after_RLock_is_fatal(string machine) =>
        Dies(
            machine,
            Unlock,
            async rw =>
            {
                await rw.RLock();
                rw.Unlock();
            }
        );

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RW-07")]
    public Task RUnlock_after_Lock_is_fatal(string machine) =>
        Dies(
            machine,
            RUnlock,
            async rw =>
            {
                await rw.Lock();
                rw.RUnlock();
            }
        );

    [Fact]
    [Trait("Rule", "RW-06")]
    public void Outside_any_goroutine_the_fatal_error_is_thrown()
    {
        var rw = new RWMutex();
        Assert.Equal(Unlock, Assert.Throws<FatalErrorException>(rw.Unlock).Message);
        Assert.Equal(RUnlock, Assert.Throws<FatalErrorException>(rw.RUnlock).Message);
    }

    private static async Task Dies(string machine, string text, Func<RWMutex, GoTask> misuse)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                using var deferred = Defer(() => Console.Write("deferred"));
                await misuse(new RWMutex());
            }
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Stdout));
        Assert.StartsWith($"fatal error: {text}\n\ngoroutine 1 [running]:\n", run.Stderr);
    }
}
