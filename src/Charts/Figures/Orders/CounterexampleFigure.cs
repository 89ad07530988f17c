using Charts.Drawing;
using Charts.Timelines;
using Goroutines;

namespace Charts.Figures.Orders;

/// <summary>The steps of a run that shows a fault, each with its line of code, interruptions marked.</summary>
internal static class CounterexampleFigure
{
    private const int MaxSteps = 80;

    internal static Figure Draw(Finding fault, Trace trace, string? title)
    {
        var all = Steps.Of(trace).ToList();
        var shown = all.Take(MaxSteps).ToList();
        var interruptions = all.Count(step => step.IsInterruption);
        var goroutines = all.Where(step => step.Goroutine > 0).DistinctBy(step => step.Goroutine);
        var finding =
            $"{Name(fault.Kind)} in {Units.Count(all.Count, "step")} of "
            + Units.Count(goroutines.Count(), "goroutine")
            + (
                interruptions == 0
                    ? ", without any interruption"
                    : $", with {Units.Count(interruptions, "interruption")}"
            );
        var note =
            $"Schedule {fault.Schedule}: "
            + (
                all.Count > shown.Count
                    ? Units.Text($"the first {shown.Count} of {all.Count:#,0} steps.")
                    : "the smallest one known that shows it."
            );
        var headline = fault.Report.Split('\n')[0];
        var description = $"Counterexample: {finding}. {headline}";
        var source = new SourceLines();
        var drawing = new InterleavingDrawing(
            shown,
            new Card(finding, title, note),
            step => source.At(step.File, step.Line)
        );
        var svg = drawing.Render(all.Count, description);
        return new Figure(
            description,
            svg,
            InterleavingPlot.Write(shown, finding, title),
            becomesPlotly: false
        );
    }

    private static string Name(FindingKind kind) =>
        kind switch
        {
            FindingKind.PartialDeadlock => "Partial deadlock",
            FindingKind.Fatal => "Fatal error",
            FindingKind.Race => "Data race",
            _ => kind.ToString(),
        };
}
