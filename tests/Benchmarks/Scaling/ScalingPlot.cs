using System.Globalization;
using System.Text;

namespace Benchmarks.Scaling;

/// <summary>The curves as a picture: a panel for each operation, a line for each number of processors.</summary>
internal sealed class ScalingPlot
{
    private const int PanelWidth = 340;
    private const int PanelHeight = 230;
    private const int Left = 52;
    private const int Top = 34;
    private const int PlotWidth = PanelWidth - Left - 20;
    private const int PlotHeight = PanelHeight - Top - 44;
    private const int Head = 34;
    private const int Decades = 3;

    /// <summary>Colours that colour-blind people tell apart; the dashes tell them apart in print.</summary>
    private static readonly (string Colour, string Dash)[] s_lines =
    [
        ("#0072b2", ""),
        ("#d55e00", "7 3"),
        ("#009e73", "2 3"),
    ];

    private readonly StringBuilder _svg = new();

    internal static Task Write(string file, List<Point> points) =>
        File.WriteAllTextAsync(file, new ScalingPlot().Draw(points));

    private string Draw(List<Point> points)
    {
        var panels = points.GroupBy(p => p.Operation).ToList();
        int width = 2 * PanelWidth;
        int height = Head + (panels.Count + 1) / 2 * PanelHeight;
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" """);
        Add($"""viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11" """);
        Add($"""role="img" aria-label="{Sentence(points)}">""");
        Add($"""<rect width="{width}" height="{height}" fill="white"/>""");
        var procs = points.Select(p => p.Procs).Distinct().ToList();
        for (int i = 0; i < procs.Count; i++)
        {
            int x = Left + i * 130;
            Add(Line(i, FormattableString.Invariant($"M{x},16 h28")));
            Add($"""<text x="{x + 34}" y="20">P = {procs[i]}</text>""");
        }
        for (int i = 0; i < panels.Count; i++)
        {
            int x = i % 2 * PanelWidth;
            int y = Head + i / 2 * PanelHeight;
            Add($"""<g transform="translate({x},{y})">""");
            Panel(panels[i].Key, panels[i].ToList(), procs);
            Add("</g>");
        }
        return _svg.Append("</svg>\n").ToString();
    }

    private void Panel(string operation, List<Point> points, List<int> procs)
    {
        double low = Math.Floor(Math.Log10(points.Min(p => p.Cost.Median)));
        double Y(double ns) => Top + PlotHeight * (1 - (Math.Log10(ns) - low) / Decades);
        double X(int goroutines) => Left + PlotWidth * (Math.Log10(goroutines) - 1) / 5;
        Add($"""<text x="{Left}" y="{Top - 12}" font-weight="bold">{operation}</text>""");
        for (int d = 0; d <= Decades; d++)
        {
            double ns = Math.Pow(10, low + d);
            Add(FormattableString.Invariant($"""<path d="M{Left},{Y(ns):F1} h{PlotWidth}" """));
            Add("""stroke="#ccc" fill="none"/>""");
            Add(
                Label(Left - 6, Y(ns) + 4, "end", ns < 1000 ? $"{ns:0.#} ns" : $"{ns / 1000:0} µs")
            );
        }
        for (int d = 1; d <= 6; d++)
        {
            int goroutines = (int)Math.Pow(10, d);
            Add(Label(X(goroutines), Top + PlotHeight + 16, "middle", Short(goroutines)));
        }
        Add(Label(Left + PlotWidth / 2, Top + PlotHeight + 32, "middle", "goroutines"));
        for (int i = 0; i < procs.Count; i++)
        {
            var curve = points.Where(p => p.Procs == procs[i]);
            var places = curve.Select(p =>
                FormattableString.Invariant($"{X(p.Goroutines):F1},{Y(p.Cost.Median):F1}")
            );
            Add(Line(i, "M" + string.Join(" L", places)));
        }
    }

    private static string Sentence(List<Point> points) =>
        "Nanoseconds of an operation for 10 to 1,000,000 goroutines, on logarithmic scales: "
        + string.Join(
            "; ",
            points
                .GroupBy(p => p.Operation)
                .Select(g =>
                    FormattableString.Invariant(
                        $"{g.Key} {g.Min(p => p.Cost.Median):F0} to {g.Max(p => p.Cost.Median):F0}"
                    )
                )
        );

    private static string Short(int count) =>
        count >= 1_000_000 ? $"{count / 1_000_000} M"
        : count >= 1000 ? $"{count / 1000} k"
        : $"{count}";

    private static string Line(int index, string path) =>
        $"""<path d="{path}" stroke="{s_lines[index % s_lines.Length].Colour}" """
        + $"""stroke-dasharray="{s_lines[index % s_lines.Length].Dash}" """
        + """stroke-width="2" fill="none"/>""";

    private static string Label(double x, double y, string anchor, string text) =>
        FormattableString.Invariant($"""<text x="{x:F1}" y="{y:F1}" text-anchor="{anchor}" """)
        + $"""fill="#444">{text}</text>""";

    private void Add(string text) => _svg.Append(text);

    private void Add(FormattableString text) =>
        _svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
