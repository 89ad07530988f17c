namespace Goroutines;

/// <summary>Asks the operating system during a traced run how much CPU time the workers have had.</summary>
internal sealed class CpuSampler
{
    private const int FirstPeriod = 5;

    /// <summary>When there are more, every other one is dropped and from then on half as many are taken.</summary>
    private const int MostSamples = 1000;

    /// <summary>A shorter run says nothing about the machine: it counts in hundredths of a second.</summary>
    private const long LeastForMachine = 100_000_000;

    private readonly StealingScheduler _scheduler;
    private readonly object _gate = new();
    private readonly List<NativeThread> _threads = [];
    private readonly List<CpuSample> _samples = [];
    private readonly long _process = ProcessTime();
    private readonly long? _machine = MachineCpu.Busy();
    private int _period = FirstPeriod;
    private bool _isOver;

    /// <summary>Begins.</summary>
    internal CpuSampler(StealingScheduler scheduler)
    {
        _scheduler = scheduler;
        new Thread(Loop) { IsBackground = true, Name = "goroutine sampler" }.UnsafeStart();
    }

    /// <summary>A worker has begun.</summary>
    /// <param name="thread">Its thread, as far as the system tells of it.</param>
    internal void Add(NativeThread? thread)
    {
        if (thread is null)
            return;
        lock (_gate)
            _threads.Add(thread);
    }

    /// <summary>The run is over.</summary>
    internal CpuUse Stop()
    {
        lock (_gate)
        {
            Take();
            _isOver = true;
            Monitor.Pulse(_gate);
            return new CpuUse
            {
                Samples = [.. _samples],
                IsOfWorkers = NativeThread.HasCpuTime,
                OtherLoad = OtherLoad(),
            };
        }
    }

    private void Loop()
    {
        lock (_gate)
            while (!_isOver)
                if (!Monitor.Wait(_gate, _period))
                    Take();
    }

    private void Take()
    {
        long used = 0;
        foreach (var thread in _threads)
            used += thread.CpuTime();
        if (!NativeThread.HasCpuTime)
            used = ProcessTime() - _process;
        _samples.Add(new(_scheduler.Now, used));
        if (_samples.Count <= MostSamples)
            return;
        for (int i = 0; i < MostSamples / 2; i++)
            _samples[i] = _samples[2 * i + 1];
        _samples.RemoveRange(MostSamples / 2, MostSamples / 2);
        _period *= 2;
    }

    private double? OtherLoad()
    {
        long elapsed = _scheduler.Now;
        if (elapsed < LeastForMachine || MachineCpu.Busy() - _machine is not { } busy)
            return null;
        return Math.Max(0, busy - (ProcessTime() - _process)) / (double)elapsed;
    }

    private static long ProcessTime() =>
        Environment.CpuUsage.TotalTime.Ticks * TimeSpan.NanosecondsPerTick;
}
