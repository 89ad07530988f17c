namespace Benchmarks.Runner;

/// <summary>All rows, in the order of the tables.</summary>
internal static class Rows
{
    /// <summary>The comparison.</summary>
    internal static readonly IReadOnlyList<Row> All =
    [
        new("spawn_join", "spawn", 2, 1_000_000, 50_000, "start a goroutine that ends at once"),
        Parked("parked1e6_spawn", "spawn", "start a goroutine that parks in a receive"),
        Parked("parked1e6_release", "release", "wake one of them by closing the channel"),
        Parked("parked1e6_resident", "resident", "resident memory of one of them") with
        {
            Class = RowClass.Memory,
        },
        new("pingpong_p1", "pingpong", 1, 500_000, 20_000, "a value there and back, unbuffered"),
        new("pingpong_p2", "pingpong", 2, 500_000, 20_000, "a value there and back, unbuffered"),
        new("stream_unbuf", "stream_unbuf", 2, 1_000_000, 50_000, "a value, one way"),
        new("stream_buf128", "stream_buf128", 2, 2_000_000, 100_000, "a value, one way"),
        new("mpmc4x4_unbuf", "mpmc_unbuf", 2, 500_000, 20_000, "a value from 4 senders to 4"),
        new("mpmc4x4_buf128", "mpmc_buf128", 2, 1_000_000, 50_000, "a value from 4 senders to 4"),
        new("select2", "select2", 2, 400_000, 20_000, "a select over 2 channels with senders"),
        new("select4", "select4", 2, 400_000, 20_000, "a select over 4 channels with senders"),
        new("select8", "select8", 2, 400_000, 20_000, "a select over 8 channels with senders"),
        new("select1_default", "default1", 2, 10_000_000, 500_000, "one case not ready, default"),
        new("select2_default", "default2", 2, 5_000_000, 200_000, "two cases not ready, default"),
        new("mutex_uncontended", "mutex1", 2, 10_000_000, 500_000, "lock and unlock"),
        new("mutex_contended8", "mutex8", 2, 2_000_000, 100_000, "the same by 8 goroutines"),
        new("rwmutex_readmostly", "rwmutex", 2, 2_000_000, 100_000, "8 goroutines, 1 write in 256"),
        new(
            "waitgroup_fanout",
            "fanout",
            2,
            200_000,
            10_000,
            "start two goroutines, wait for both"
        ),
        new("sieve2000", "sieve", 2, 2_000, 200, "a prime of the first 2000"),
        new("skynet", "skynet", 2, 1_111_111, 11_111, "a node of a tree ten children wide"),
        new("ring503", "ring", 2, 500_000, 20_000, "a hop round 503 goroutines"),
        new("sleep1e5", "sleep", 2, 100_000, 5_000, "a sleep of up to 100 ms"),
        new("after1e5", "after", 2, 100_000, 5_000, "a receive from After of up to 100 ms"),
        new("ctx_cancel1e5", "cancel", 2, 100_000, 5_000, "a context cancelled by its parent"),
        new("blocking1e3", "blocking", 2, 1_000, 50, "a thread blocked for 10 ms"),
        new("mergesort_p1", "mergesort", 1, 1 << 22, 1 << 17, "a number sorted")
        {
            Class = RowClass.Cpu,
        },
        new("mergesort_p2", "mergesort", 2, 1 << 22, 1 << 17, "a number sorted")
        {
            Class = RowClass.Cpu,
        },
        Steps("pipeline4_2us", "pipeline_2us", 200_000, "2 µs of computing in one of 4 stages"),
        Steps("pipeline4_20us", "pipeline_20us", 40_000, "20 µs of computing in one of 4 stages"),
        Steps("workers4_2us", "workers_2us", 200_000, "2 µs of computing by one of 4 workers"),
        Steps("workers4_20us", "workers_20us", 40_000, "20 µs of computing by one of 4 workers"),
    ];

    /// <summary>Being woken while all processors are busy.</summary>
    internal static readonly IReadOnlyList<Row> Latency =
    [
        .. Woken("timer", "how late a sleep of 1 ms ends"),
        .. Woken("wake", "from a send until its receiver runs"),
        .. Lent("lend_lock", "a processor comes back from who waits for a lock of .NET's"),
        .. Lent("lend_native", "a processor comes back from who reads from a pipe"),
    ];

    private static IEnumerable<Row> Woken(string name, string what) =>
        from percentile in new[] { "p50", "p99" }
        from procs in new[] { 1, 2 }
        let part = $"{name}_{percentile}"
        select new Row($"{part}_procs{procs}", "latency", procs, 2_000, 100, what)
        {
            Class = RowClass.Latency,
            Part = part,
            WarmUp = 100,
        };

    private static IEnumerable<Row> Lent(string name, string what) =>
        from percentile in new[] { "p50", "p99" }
        let part = $"{name}_{percentile}"
        select new Row(part, "lend", 1, 500, 20, what)
        {
            Class = RowClass.Latency,
            Part = part,
            WarmUp = 20,
        };

    private static Row Steps(string name, string benchmark, int operations, string what) =>
        new(name, benchmark, 2, operations, operations / 40, what) { Class = RowClass.Cpu };

    private static Row Parked(string name, string part, string what) =>
        new(name, "parked", 2, 1_000_000, 20_000, what)
        {
            Part = part,
            // Memory that a first run leaves behind would not be counted.
            WarmUp = 1_000,
        };
}
