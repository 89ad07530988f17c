using System.Diagnostics;
using System.Reflection;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

/// <summary>What a debugger shows of the primitives: who holds them and who waits.</summary>
public sealed class ViewTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    public async Task A_mutex_shows_who_holds_it_and_who_waits_where(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var mu = new Mutex();
                var wg = new WaitGroup();
                Assert.Equal("unlocked", mu.State);
                await mu.Lock();
                Assert.Equal("held by goroutine 1, 0 waiting", mu.State);
                wg.Go(async () =>
                {
                    using (await mu.Lock())
                        Assert.Equal("held by goroutine 2, 0 waiting", mu.State);
                });
                await Until.Holds(() =>
                    new Mutex.View(mu).Waiting is [var waiter]
                    && waiter.ToString().StartsWith("goroutine 2 ", StringComparison.Ordinal)
                );
                Assert.Equal("held by goroutine 1, 1 waiting", mu.State);
                Assert.Matches(
                    @"^goroutine 2 \[sync\.Mutex\.Lock\] at .*ViewTests\.cs:\d+$",
                    new Mutex.View(mu).Waiting.Single().ToString()
                );
                mu.Unlock();
                await wg.Wait();
                Assert.Equal("unlocked", mu.State);
                Assert.True(mu.TryLock());
                Assert.Equal("held by goroutine 1, 0 waiting", mu.State);
            }
        );
    }

    [Fact]
    public void A_mutex_that_was_handed_over_is_its_new_holders_before_that_one_runs()
    {
        Simulate(async () =>
        {
            var mu = new Mutex();
            await mu.Lock();
            Go(async () => await mu.Lock());
            await Sleep(TimeSpan.FromMilliseconds(2));
            mu.Unlock();
            Assert.Equal("held by goroutine 2, 0 waiting", mu.State);
        });
    }

    [Fact]
    public async Task Plain_NET_code_is_called_what_it_is()
    {
        var mu = new Mutex();
        await mu.Lock();
        Assert.Equal("held by plain .NET code, 0 waiting", mu.State);
#pragma warning disable CA2012 // It is looked at before it is awaited.
        var operation = mu.Lock();
        Assert.StartsWith("not awaited yet [", new Mutex.View(mu).Waiting.Single().ToString());
        var waiting = operation.AsTask();
#pragma warning restore CA2012
        Assert.StartsWith("plain .NET code [", new Mutex.View(mu).Waiting.Single().ToString());
        mu.Unlock();
        await waiting;
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_reader_writer_lock_shows_holders_and_waiters(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var rw = new RWMutex();
                Assert.Equal("unlocked, 0 waiting to write, 0 to read", rw.State);
                await rw.RLock();
                await rw.RLock();
                Go(async () => await rw.Lock());
                await Until.WaitingToWrite(1, rw);
                Go(async () => await rw.RLock());
                await Until.WaitingToRead(1, rw);
                Assert.Equal("held by 2 readers, 1 waiting to write, 1 to read", rw.State);
                rw.RUnlock();
                rw.RUnlock();
                Assert.Equal("held for writing, 0 waiting to write, 1 to read", rw.State);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_group_a_condition_and_a_once_show_who_waits(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                wg.Add(3);
                Go(async () => await wg.Wait());
                await Until.Waiting(1, wg);
                Assert.Equal("counter 3, 1 waiting", wg.State);

                var mu = new Mutex();
                var cond = new Cond(mu);
                Go(async () =>
                {
                    await mu.Lock();
                    await cond.Wait();
                });
                await Until.Waiting(1, cond);
                Assert.Equal("1 waiting", cond.State);
                Assert.Same(mu, new Cond.View(cond).L);

                var once = new Once();
                Assert.Equal("not run yet", once.State);
                Go(() => once.Do(async () => await Select()));
                await Until.Holds(() => once.State != "not run yet");
                Go(() => once.Do(() => { }));
                await Until.Holds(() => new Once.View(once).Waiting.Count == 1);
                Assert.Equal("running, held by goroutine 4, 1 waiting", once.State);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_channel_shows_its_buffer_and_who_waits_also_in_a_select(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var full = new Chan<int>(2);
                await full.Send(1);
                await full.Send(2);
                await full.Receive();
                await full.Send(3);
                Go(async () => await full.Send(4));
                await Until.Holds(() => new Chan<int>.View(full).WaitingSenders.Count == 1);
                Assert.Equal("2 of 2 buffered, 1 waiting to send, 0 to receive", full.State);
                Assert.Equal([2, 3], new Chan<int>.View(full).Buffered);

                var empty = new Chan<int>();
                Go(async () => await Select(Receive(empty), Receive(new Chan<int>())));
                await Until.Holds(() =>
                    new Chan<int>.View(empty).WaitingReceivers is [var waiter]
                    && waiter.ToString().StartsWith("goroutine 3 ", StringComparison.Ordinal)
                );
                Assert.Equal("0 of 0 buffered, 0 waiting to send, 1 to receive", empty.State);
                var closed = new Chan<int>();
                closed.Close();
                Assert.Equal(
                    "0 of 0 buffered, closed, 0 waiting to send, 0 to receive",
                    closed.State
                );
                Assert.Empty(new Chan<int>.View(closed).Buffered);
            }
        );
    }

    [Theory]
    [InlineData(typeof(Mutex))]
    [InlineData(typeof(RWMutex))]
    [InlineData(typeof(WaitGroup))]
    [InlineData(typeof(Cond))]
    [InlineData(typeof(Once))]
    [InlineData(typeof(Chan<int>))]
    public void A_debugger_finds_the_text_and_the_members(Type type)
    {
        var display = type.GetCustomAttribute<DebuggerDisplayAttribute>();
        Assert.Equal("{State,nq}", display!.Value);
        var any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        Assert.Equal(typeof(string), type.GetProperty("State", any)!.PropertyType);
        string proxy = type.GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName;
        Assert.StartsWith(type.GetNestedType("View", any)!.FullName!.Split('[')[0], proxy);
    }
}
