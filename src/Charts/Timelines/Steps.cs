using Goroutines;

namespace Charts.Timelines;

/// <summary>The steps of a run that a reader of its source would name, in order.</summary>
internal static class Steps
{
    /// <summary>So many yields with nothing between them are one row: they say little one by one.</summary>
    private const int FewYields = 2;

    internal static IEnumerable<Step> Of(Trace trace)
    {
        var number = 0;
        var yields = new List<Step>();
        foreach (var step in All(trace))
        {
            if (step.Kind == TraceEventKind.Yielded)
            {
                yields.Add(step);
                continue;
            }

            foreach (var yielded in Together(yields))
            {
                yield return yielded with
                {
                    Number = ++number,
                };
            }

            yields.Clear();
            yield return step with
            {
                Number = ++number,
            };
        }

        foreach (var yielded in Together(yields))
        {
            yield return yielded with
            {
                Number = ++number,
            };
        }
    }

    private static IEnumerable<Step> All(Trace trace)
    {
        var waiting = new HashSet<long>();
        var processors = new Dictionary<long, int>();
        foreach (var e in trace.Events)
        {
            if (e.Kind == TraceEventKind.Running)
            {
                processors[e.Goroutine] = e.Processor;
            }
            else if (e.Kind == TraceEventKind.Blocked)
            {
                waiting.Add(e.Goroutine);
            }

            var interrupted = e is { Kind: TraceEventKind.Yielded, Text: TraceEvent.Preempted };
            // A new or yielding goroutine is put in a queue too, but nobody woke it.
            var queued = e.Kind == TraceEventKind.Ready && !waiting.Remove(e.Goroutine);
            if (!queued && StepText.Of(e, interrupted) is var (text, brief))
            {
                // Who starts another does it: its row stands in the starter's column.
                var starts = e.Kind == TraceEventKind.Created;
                var doer = starts ? e.Other : e.Goroutine;
                var processor =
                    e.Processor >= 0 ? e.Processor : processors.GetValueOrDefault(doer, -1);
                yield return new Step(
                    0,
                    e.Time,
                    e.Kind,
                    doer,
                    starts ? e.Goroutine : e.Other,
                    e.Kind == TraceEventKind.Ready ? -1 : processor,
                    text,
                    brief,
                    Units.Place(e.File, e.Line)
                )
                {
                    File = e.File,
                    Line = e.Line,
                    IsInterruption = interrupted,
                };
            }
        }
    }

    private static List<Step> Together(List<Step> yields)
    {
        if (yields.Count <= FewYields)
        {
            return yields;
        }

        var text = Units.Text($"{yields.Count:#,0} times a goroutine gave its core to the next");
        return
        [
            yields[0] with
            {
                Goroutine = 0,
                Processor = -1,
                Place = null,
                Text = text,
                Short = text,
            },
        ];
    }
}
