using Exercises.Checking;
using Goroutines;
using static Goroutines.Builtin;

namespace Exercises.Chapters;

/// <content>Exercise 17-4: a test for a pool.</content>
internal static partial class Chapter17
{
    private static void ATestForAPool(Func<Func<int, IPool>, GoTask> test, Examiner check)
    {
        check.Passes(
            "a right pool",
            () => test(workers => new Pool(workers, room: 0)),
            "false-alarm",
            "Your test panics although the pool is right. Only after Close is every job done."
        );
        check.Passes(
            "a right pool with room for jobs that wait",
            () => test(workers => new Pool(workers, room: 10)),
            "false-alarm",
            "Your test panics although the pool is right. Submit may come back before the job has begun; only after Close is every job done."
        );
        check.Finds(
            "a pool whose Close does not wait",
            () => test(workers => new HastyPool(workers)),
            "close-not-tested",
            "Look, right after Close, whether every job is done. A job that takes a while (await Gosched()) makes it visible."
        );
        check.Finds(
            "a pool that throws jobs away when it has too many",
            () => test(workers => new LossyPool(workers)),
            "too-few-jobs",
            "It has two workers and room for one job that waits. Give it more."
        );
        check.Finds(
            "a pool that now and then does a job twice",
            () => test(workers => new DoublePool(workers)),
            "only-too-few",
            "Jobs can also be done too often: the count has to be exact."
        );
        check.Finds(
            "a pool that does one job at a time",
            () => test(workers => new NarrowPool(workers)),
            "never-both",
            "It has two workers, and one could have done it all. Two jobs that wait for each other can end only if both run at once."
        );
    }

    /// <summary>Workers that receive jobs from a channel.</summary>
    private class Pool : IPool
    {
        private readonly WaitGroup _workers = new();

        internal Pool(int workers, int room)
        {
            Jobs = new(room);
            for (int i = 0; i < workers; i++)
                _workers.Go(Work);
        }

        protected Chan<Func<GoTask>> Jobs { get; }

        public virtual async GoTask Submit(Func<GoTask> job) => await Jobs.Send(job);

        public virtual async GoTask Close()
        {
            Jobs.Close();
            await _workers.Wait();
        }

        protected virtual async GoTask Do(Func<GoTask> job) => await job();

        private async GoTask Work()
        {
            await foreach (var job in Jobs)
                await Do(job);
        }
    }

    private sealed class HastyPool(int workers) : Pool(workers, room: 0)
    {
        public override async GoTask Close()
        {
            Jobs.Close();
            await Gosched();
        }
    }

    private sealed class LossyPool(int workers) : Pool(workers, room: 1)
    {
        public override async GoTask Submit(Func<GoTask> job)
        {
            Jobs.TrySend(job);
            await Gosched();
        }
    }

    /// <summary>Offers each job to two workers, and the one who looks first is not always the only one.</summary>
    private sealed class DoublePool(int workers) : Pool(workers, room: 0)
    {
        public override async GoTask Submit(Func<GoTask> job)
        {
            var isTaken = new AtomicBool();
            for (int offer = 0; offer < 2; offer++)
                await Jobs.Send(async () =>
                {
                    if (isTaken.Load())
                        return;
                    isTaken.Store(true);
                    await job();
                });
        }
    }

    private sealed class NarrowPool(int workers) : Pool(workers, room: 0)
    {
        private readonly Mutex _one = new();

        protected override async GoTask Do(Func<GoTask> job)
        {
            using (await _one.Lock())
                await job();
        }
    }
}
