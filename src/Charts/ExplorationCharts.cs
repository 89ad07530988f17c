using Charts.Figures.Explorations;
using Goroutines;

namespace Charts;

/// <summary>Pictures of an exploration.</summary>
public static class ExplorationCharts
{
    /// <summary>What can come of the program: one bar per outcome, those of which it dies in the colour of faults.</summary>
    /// <param name="exploration">The exploration to show.</param>
    /// <param name="title">A title above the finding; null for the finding alone.</param>
    public static Figure Outcomes(this Exploration exploration, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(exploration);
        return OutcomesFigure.Draw(exploration, title);
    }
}
