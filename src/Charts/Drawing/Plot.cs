namespace Charts.Drawing;

/// <summary>A figure in Plotly's schema, and what a page's script may show of it from nearer.</summary>
/// <param name="Json">An object with <c>data</c> and <c>layout</c>.</param>
/// <param name="Finer">What <see cref="FinerBars"/> has written; null if there is no more to see.</param>
internal sealed record Plot(string Json, string? Finer = null);
