using Charts.Timelines;

namespace Charts.Drawing;

/// <summary>
/// The colours. Hues are told apart by people with any colour vision, and states differ in lightness and bar
/// height too. The card under every figure is white and opaque, so the same image reads on light and dark pages.
/// </summary>
internal static class Palette
{
    internal const string Ink = "#1f2933";
    internal const string Quiet = "#5b6875";
    internal const string Rule = "#e3e8ed";
    internal const string Stripe = "#f8f9fb";
    internal const string Track = "#f2f4f7";
    internal const string Card = "#ffffff";
    internal const string Border = "#d3dae1";
    internal const string Many = "#9aa5b1";
    internal const string Busy = "#77aadd";
    internal const string Cpu = "#882255";
    internal const string Fault = "#b3261e";
    internal const string FaultTint = "#fdecea";
    internal const string Stripes = "#ffffff";

    // Paul Tol's "light" scheme: made for areas with black labels, distinct in every kind of colour vision.
    private static readonly string[] Goroutines =
    [
        "#77aadd",
        "#ee8866",
        "#eedd88",
        "#44bb99",
        "#ffaabb",
        "#99ddff",
        "#bbcc33",
        "#aaaa00",
    ];

    // Paul Tol's "muted" scheme, those that are dark enough for a thin line and for text on white.
    private static readonly string[] Channels =
    [
        "#332288",
        "#117733",
        "#aa3377",
        "#3a7199",
        "#882255",
        "#8a5a00",
        "#5f6b00",
        "#a8443f",
    ];

    /// <summary>The colour of what goes through a channel.</summary>
    internal static string OfChannel(long number) =>
        Channels[(int)((number + Channels.Length - 1) % Channels.Length)];

    /// <summary>Main is grey and the others take the colours in turn: neighbours never share one.</summary>
    internal static string OfGoroutine(long number) =>
        number switch
        {
            Cells.Rest => Many,
            <= 1 => "#b8c2cc",
            _ => Goroutines[(number - 2) % Goroutines.Length],
        };

    /// <summary>Whether a goroutine's colour was given out before, so that its bar is striped.</summary>
    internal static bool IsStriped(long number) =>
        number > 1 && (number - 2) / Goroutines.Length % 2 == 1;

    internal static string OfState(GoroutineState state) =>
        state switch
        {
            GoroutineState.Running or GoroutineState.OffProcessor => "#2f6fb0",
            GoroutineState.Ready => "#f0a830",
            GoroutineState.Channel => "#e3b9d6",
            GoroutineState.Select => "#c3b1e1",
            GoroutineState.Lock => "#f2b5a0",
            GoroutineState.WaitGroup => "#a9dccd",
            GoroutineState.Sleep => "#dbe1e7",
            _ => "#d8c9b4",
        };
}
