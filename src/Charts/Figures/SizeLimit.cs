using System.Text;

namespace Charts.Figures;

/// <summary>Keeps an image small enough to be saved in a notebook, whatever the size of the trace.</summary>
internal static class SizeLimit
{
    internal const int Bytes = 150_000;

    /// <summary>
    /// Draws with pieces of two units' width at least, and with twice as wide ones until the image is small
    /// enough; the last try stands, because a picture is better than none.
    /// </summary>
    internal static string Fit(Func<double, string> draw)
    {
        var smallest = 2.0;
        var svg = draw(smallest);
        while (Encoding.UTF8.GetByteCount(svg) > Bytes && smallest < 64)
        {
            smallest *= 2;
            svg = draw(smallest);
        }

        return svg;
    }
}
