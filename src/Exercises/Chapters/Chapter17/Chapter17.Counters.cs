using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>Exercise 17-1: a test for a counter.</content>
internal static partial class Chapter17
{
    private static void ATestForACounter(Func<ICounter, GoTask> test, Examiner check)
    {
        check.Passes(
            "a right counter",
            () => test(new LockedCounter()),
            "looked-too-early",
            "Your test panics although the counter is right. Were all additions done when it looked at the total? Wait for them first."
        );
        check.Finds(
            "a counter that ignores every addition",
            () => test(new DeafCounter()),
            "cannot-fail",
            "Whatever comes out, it does not panic. A test that prints is read by nobody: compare the total, and Panic."
        );
        var watch = new Watch();
        check.Holds(
            "Your test adds from two goroutines at the same time",
            () =>
            {
                Fails(() => test(new WatchedCounter(watch)));
                Expect.That(
                    watch.Most > 1,
                    "one-goroutine",
                    "In no order are two goroutines in Add at once, so no two additions can ever get in each other's way. "
                        + "Start two goroutines that add, and wait for both."
                );
            }
        );
        check.Finds(
            "a counter that loses an addition when two come together",
            () => test(new ForgetfulCounter()),
            "too-lax",
            "Compare the total with the exact sum of all additions."
        );
        check.Finds(
            "a counter that adds one too often when two come together",
            () => test(new EagerCounter()),
            "only-too-little",
            "A total can also be too large: it has to be exactly the sum."
        );
        check.Finds(
            "a counter that adds 1, whatever it is told",
            () => test(new ByOneCounter()),
            "only-ones",
            "Every addition in your test is of 1. Give it other numbers, too."
        );
    }

    /// <summary>How many were inside at once.</summary>
    private sealed class Watch
    {
        internal int Most { get; private set; }

        internal void See(int inside) => Most = Math.Max(Most, inside);
    }

    private sealed class LockedCounter : ICounter
    {
        private readonly Mutex _mu = new();
        private int _total;

        public async GoTask Add(int n)
        {
            using (await _mu.Lock())
                _total += n;
        }

        public async GoTask<int> Total()
        {
            using (await _mu.Lock())
                return _total;
        }
    }

    private abstract class MutantCounter : ICounter
    {
        protected AtomicInt32 Sum { get; } = new();

        public abstract GoTask Add(int n);

        public async GoTask<int> Total()
        {
            await Gosched();
            return Sum.Load();
        }
    }

    private sealed class DeafCounter : MutantCounter
    {
        public override async GoTask Add(int n) => await Gosched();
    }

    private sealed class WatchedCounter(Watch watch) : MutantCounter
    {
        private int _inside;

        public override async GoTask Add(int n)
        {
            watch.See(++_inside);
            Sum.Add(n);
            await Gosched();
            _inside--;
        }
    }

    private sealed class ForgetfulCounter : MutantCounter
    {
        public override async GoTask Add(int n)
        {
            int seen = Sum.Load();
            await Gosched();
            Sum.Store(seen + n);
        }
    }

    private sealed class EagerCounter : MutantCounter
    {
        public override async GoTask Add(int n)
        {
            int seen = Sum.Load();
            await Gosched();
            if (!Sum.CompareAndSwap(seen, seen + n))
                Sum.Add(2 * n);
        }
    }

    private sealed class ByOneCounter : MutantCounter
    {
        public override async GoTask Add(int n)
        {
            Sum.Add(1);
            await Gosched();
        }
    }
}
