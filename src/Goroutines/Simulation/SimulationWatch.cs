namespace Goroutines;

/// <summary>Waits for a simulation, and sees to it that the wait has an end.</summary>
/// <remarks>
/// A simulated goroutine that blocks its thread would never go on: who could end that is not running. Nothing else in
/// a simulation looks at the machine's clock, and this does only to end what hangs.
/// </remarks>
internal static class SimulationWatch
{
    /// <summary>A thread that stands still at so many looks in a row is taken to be blocked.</summary>
    private const int Patience = 10;

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits until the program has ended.</summary>
    internal static void Wait(SimulatedScheduler scheduler)
    {
        if (Wait(scheduler.Over, () => scheduler))
            return;
        scheduler.Program.End(SimulationEnds.Blocked(scheduler.RunningNow));
    }

    /// <summary>Waits until <paramref name="done"/> is set, or what runs at the time stands still.</summary>
    /// <returns>Whether it was set.</returns>
    internal static bool Wait(ManualResetEventSlim done, Func<SimulatedScheduler?> current)
    {
        var visitor = Carrier.Current;
        visitor?.BeginVisit();
        long seen = -1;
        int still = 0;
        while (!done.Wait(s_betweenLooks) && still < Patience)
        {
            long steps = current()?.Steps ?? 0;
            still = steps == seen && current()?.IsBlocked == true ? still + 1 : 0;
            seen = steps;
        }
        visitor?.EndVisit();
        return done.IsSet;
    }
}
