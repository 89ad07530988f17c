namespace Goroutines;

/// <summary>Waits for a simulation, and sees to it that the wait has an end.</summary>
/// <remarks>
/// A simulated goroutine that blocks its thread would never go on: who could end that is not running. Nothing else in
/// a simulation looks at the machine's clock, and this does only to end what hangs.
/// </remarks>
internal static class SimulationWatch
{
    /// <summary>A thread that has stood still for so many looks, a second apart, is taken to be blocked.</summary>
    private const int Patience = 10;

    /// <summary>Waits until the program has ended.</summary>
    internal static void Wait(SimulatedScheduler scheduler)
    {
        var visitor = Carrier.Current;
        visitor?.BeginVisit();
        long seen = -1;
        int still = 0;
        while (!scheduler.Over.Wait(TimeSpan.FromSeconds(1)))
        {
            long steps = scheduler.Steps;
            still = steps == seen && scheduler.IsBlocked ? still + 1 : 0;
            seen = steps;
            if (still < Patience)
                continue;
            scheduler.Program.End(SimulationEnds.Blocked(scheduler.RunningNow));
            break;
        }
        visitor?.EndVisit();
    }
}
