using static Goroutines.Builtin;

namespace Goroutines.Tests.Exploration;

/// <summary>Programs in which the order of certain operations matters, or must not be taken to matter.</summary>
internal static class ReductionPrograms
{
    internal static readonly Dictionary<string, Func<GoTask>> All = new(StringComparer.Ordinal)
    {
        ["three writers"] = async () =>
        {
            for (int i = 0; i < 3; i++)
                Go(static n => Console.Write(n), i);
            await Sleep(TimeSpan.FromMilliseconds(1));
        },
        ["lost update and a reader"] = async () =>
        {
            var x = new AtomicInt32();
            var wg = new WaitGroup();
            wg.Go(() => x.Store(x.Load() + 1));
            wg.Go(() => x.Store(x.Load() + 2));
            await wg.Wait();
            Console.Write(x.Load());
        },
        ["store buffers"] = async () =>
        {
            var (x, y) = (new AtomicInt32(), new AtomicInt32());
            var seen = new int[2];
            var wg = new WaitGroup();
            wg.Go(() =>
            {
                x.Store(1);
                seen[0] = y.Load();
            });
            wg.Go(() =>
            {
                y.Store(1);
                seen[1] = x.Load();
            });
            await wg.Wait();
            Console.Write($"{seen[0]}{seen[1]}");
        },
        ["rendezvous and close"] = async () =>
        {
            var ch = new Chan<int>();
            Go(async () =>
            {
                await ch.Send(1);
                ch.Close();
            });
            Go(async () => Console.Write((await ch.ReceiveOk()).Ok));
            Console.Write((await ch.ReceiveOk()).Ok);
        },
        ["select and senders"] = async () =>
        {
            var (a, b) = (new Chan<int>(), new Chan<int>(1));
            Go(async () => await a.Send(1));
            Go(async () => await b.Send(2));
            for (int i = 0; i < 2; i++)
                Console.Write(await Select(Receive(a), Receive(b)));
        },
        ["locks in different order"] = async () =>
        {
            var (a, b) = (new Mutex(), new Mutex());
            var wg = new WaitGroup();
            wg.Go(async () =>
            {
                using (await a.Lock())
                using (await b.Lock())
                    Console.Write("1");
            });
            wg.Go(async () =>
            {
                using (await b.Lock())
                using (await a.Lock())
                    Console.Write("2");
            });
            await wg.Wait();
        },
        ["a reader and a writer"] = async () =>
        {
            var rw = new RWMutex();
            int value = 0;
            var wg = new WaitGroup();
            wg.Go(async () =>
            {
                using (await rw.RLock())
                    Console.Write(value);
            });
            wg.Go(async () =>
            {
                using (await rw.Lock())
                    value = 1;
            });
            await wg.Wait();
        },
        ["a try that may fail"] = async () =>
        {
            var mu = new Mutex();
            Go(async () =>
            {
                using (await mu.Lock()) { }
            });
            await Gosched();
            Console.Write(mu.TryLock());
        },
        ["cancel and a look"] = async () =>
        {
            var (context, cancel) = Context.WithCancel(Context.Background);
            Go(cancel);
            Console.Write(context.Err is null);
            await Receive(context.Done);
            Console.Write(context.Err is null);
        },
        ["main that does not wait"] = async () =>
        {
            var ch = new Chan<int>(1);
            Go(async () =>
            {
                Console.Write("a");
                await ch.Send(1);
                Console.Write("b");
            });
            await ch.Receive();
            Console.Write("c");
        },
        ["a panic and a print"] = async () =>
        {
            Go(() => Panic("x"));
            Console.Write("a");
            await Gosched();
            Console.Write("b");
        },
        ["time orders"] = async () =>
        {
            Go(async () =>
            {
                await Sleep(TimeSpan.FromMilliseconds(1));
                Console.Write("a");
            });
            Go(async () =>
            {
                await Sleep(TimeSpan.FromMilliseconds(1));
                Console.Write("b");
            });
            Console.Write("c");
            await Sleep(TimeSpan.FromMilliseconds(2));
        },
        ["three who want a lock"] = async () =>
        {
            var mu = new Mutex();
            string order = "";
            for (int i = 0; i < 3; i++)
                Go(
                    async n =>
                    {
                        using (await mu.Lock())
                            order += n;
                    },
                    i
                );
            await Sleep(TimeSpan.FromMilliseconds(1));
            Console.Write(order);
        },
        ["a lock that one wants twice"] = async () =>
        {
            var mu = new Mutex();
            string order = "";
            var wg = new WaitGroup();
            wg.Go(() => Enter('a', 2));
            wg.Go(() => Enter('b', 1));
            await wg.Wait();
            Console.Write(order);

            async GoTask Enter(char name, int times)
            {
                for (int i = 0; i < times; i++)
                    using (await mu.Lock())
                        order += name;
            }
        },
        ["a lock that is slept on"] = async () =>
        {
            var mu = new Mutex();
            Go(async () =>
            {
                using (await mu.Lock())
                    await Sleep(TimeSpan.FromMilliseconds(2));
                Console.Write(mu.TryLock());
            });
            Go(async () =>
            {
                using (await mu.Lock())
                    Console.Write("b");
            });
            await Sleep(TimeSpan.FromMilliseconds(9));
        },
        ["a lock that was waited for, and a try"] = async () =>
        {
            var mu = new Mutex();
            string order = "";
            var tries = new bool[2];
            Go(async () =>
            {
                tries[0] = mu.TryLock();
                using (await mu.Lock())
                    order += "a";
            });
            Go(async () =>
            {
                using (await mu.Lock())
                    order += "b";
                tries[1] = mu.TryLock();
            });
            await Sleep(TimeSpan.FromMilliseconds(1));
            Console.Write($"{order} {tries[0]} {tries[1]}");
        },
        ["an unlock that may come too early"] = async () =>
        {
            var mu = new Mutex();
            Go(mu.Unlock);
            await mu.Lock();
            Console.Write("a");
        },
        ["two tries and a lock"] = async () =>
        {
            var mu = new Mutex();
            Go(async () =>
            {
                using (await mu.Lock()) { }
            });
            Go(() => Console.Write(mu.TryLock() ? "t" : "f"));
            Console.Write(mu.TryLock() ? "T" : "F");
        },
        ["two who count down and wait"] = async () =>
        {
            var wg = new WaitGroup();
            wg.Add(2);
            var seen = new AtomicInt32();
            for (int i = 0; i < 2; i++)
                Go(async () =>
                {
                    wg.Done();
                    await wg.Wait();
                    seen.Add(1);
                });
            await wg.Wait();
            Console.Write(seen.Load());
        },
        ["a group used again too early"] = async () =>
        {
            var wg = new WaitGroup();
            wg.Add(2);
            Go(() => wg.Add(1));
            Go(wg.Done);
            wg.Done();
            await wg.Wait();
            Console.Write("a");
        },
        ["a counter that may fall below zero"] = async () =>
        {
            var wg = new WaitGroup();
            wg.Add(1);
            Go(wg.Done);
            Go(wg.Done);
            wg.Add(1);
            await wg.Wait();
            Console.Write("a");
        },
        ["an add that may begin a round"] = async () =>
        {
            var wg = new WaitGroup();
            Go(() => wg.Add(1));
            wg.Add(1);
            wg.Done();
            await wg.Wait();
        },
    };
}
