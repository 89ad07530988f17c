using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Orders;

/// <summary>Numbered steps in order, one row each, in the column of the goroutine that did them.</summary>
internal static class InterleavingFigure
{
    internal const int MaxSteps = 60;
    private const int MaxColumns = 8;
    private const double RowHeight = 26;
    private const double Left = 52;
    private const double PlaceWidth = 110;

    internal static Figure Draw(Trace trace, string? title)
    {
        var shown = new List<Step>();
        var (total, switches, last) = (0, 0, 0L);
        var goroutines = new SortedSet<long>();
        foreach (var step in Steps.Of(trace))
        {
            total++;
            if (step.Goroutine == 0)
            {
                // A row about many yields is nobody's turn.
                last = 0;
            }
            else
            {
                goroutines.Add(step.Goroutine);
            }

            // Being woken is done to a goroutine: only its own steps are turns.
            if (step.Goroutine > 0 && step.Kind != TraceEventKind.Ready)
            {
                switches += last != 0 && last != step.Goroutine ? 1 : 0;
                last = step.Goroutine;
            }

            if (shown.Count < MaxSteps)
            {
                // Where goroutines take turns on real cores an interruption is nothing to point at.
                shown.Add(step with { IsInterruption = false });
            }
        }

        var finding =
            total == 0
                ? "No steps: nothing ran"
                : $"{Units.Count(total, "step")} of {Units.Count(goroutines.Count, "goroutine")} on "
                    + $"{Units.Count(trace.MaxProcs, "core")}, {Units.Count(switches, "turn")} from one to another";
        finding = Losses.Tell(finding, trace.Dropped);
        var cut =
            total > shown.Count
                ? Units.Text($"The first {shown.Count} of {total:#,0} steps.")
                : null;
        var description = $"Interleaving, who did what in which order: {finding}.";
        var drawing = new InterleavingDrawing(shown, new Card(finding, title, cut));
        var svg = drawing.Render(total, description);
        return new Figure(description, svg, InterleavingPlot.Write(shown, finding, title));
    }
}
