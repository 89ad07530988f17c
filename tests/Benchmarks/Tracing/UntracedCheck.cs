using System.Diagnostics;
using Benchmarks.Measuring;
using Benchmarks.Runner;

namespace Benchmarks.Tracing;

/// <summary>
/// What an operation pays for the possibility of a trace in a process that never has one: an atomic addition of the
/// library's, which is hardly more than the question, against the processor's own.
/// </summary>
internal static class UntracedCheck
{
    internal const string Name = "check";
    internal const int Operations = 20_000_000;

    private const int Rounds = 7;

    private static int s_bare;

    internal static int Run(Job job)
    {
        var (bare, checking) = (new List<Sample>(), new List<Sample>());
        var sum = new AtomicInt32();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < job.WarmUpTime)
        {
            Bare(job.WarmUp);
            Checking(sum, job.WarmUp);
        }
        for (int round = 0; round < Rounds; round++)
        {
            bare.Add(Time(job.Operations, Bare));
            checking.Add(Time(job.Operations, n => Checking(sum, n)));
        }
        TracingBenchmarks.Print(TracingBenchmarks.Untraced, Summary.Of(bare));
        TracingBenchmarks.Print(TracingBenchmarks.Traced, Summary.Of(checking));
        return 0;
    }

    private static Sample Time(int operations, Action<int> run)
    {
        long start = Stopwatch.GetTimestamp();
        run(operations);
        return new(Stopwatch.GetElapsedTime(start).TotalNanoseconds / operations, 0);
    }

    private static void Bare(int n)
    {
        for (int i = 0; i < n; i++)
            System.Threading.Interlocked.Add(ref s_bare, 1);
    }

    private static void Checking(AtomicInt32 sum, int n)
    {
        for (int i = 0; i < n; i++)
            sum.Add(1);
    }
}
