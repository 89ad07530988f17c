namespace Goroutines;

/// <summary>Adds to a fault who waits for whom: its schedule is run once more, with a trace.</summary>
/// <param name="runTraced">Runs a program under a search, and keeps a trace.</param>
internal sealed class Explaining(Func<ScheduleSearch, Trial> runTraced)
{
    internal Fault Explain(Schedule schedule, Fault fault)
    {
        if (fault.Kind is not (FindingKind.Deadlock or FindingKind.Leak))
            return fault;
        var search = new ReplaySearch(schedule);
        search.Begin();
        if (runTraced(search).Trace is not { } trace)
            return fault;
        var graph = WaitForGraph.Of(trace);
        if (graph.Edges.Count == 0)
            return fault;
        bool isCircle = graph.Cycles.Count > 0 && fault.Kind == FindingKind.Leak;
        return fault with
        {
            Kind = isCircle ? FindingKind.PartialDeadlock : fault.Kind,
            Report = $"{fault.Report}\nwho waits for whom:\n{graph}\n",
        };
    }
}
