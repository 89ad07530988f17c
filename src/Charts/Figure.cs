using Charts.Drawing;

namespace Charts;

/// <summary>
/// A picture of a run that shows itself in a notebook: an SVG image that needs neither script nor network,
/// which a script makes interactive where one may run.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatters<Figure>))]
public sealed class Figure : IShowsItself
{
    private readonly string _svg;
    private readonly string _plotly;
    private readonly bool _becomesPlotly;
    private readonly string? _finer;

    /// <param name="description">The sentence for those who do not see it.</param>
    /// <param name="svg">The image.</param>
    /// <param name="plotly">The same in Plotly's schema.</param>
    /// <param name="becomesPlotly">Whether Plotly's figure is the better one where a script may run.</param>
    internal Figure(string description, string svg, string plotly, bool becomesPlotly = true)
    {
        _becomesPlotly = becomesPlotly;
        Description = description;
        _svg = svg;
        _plotly = plotly;
    }

    /// <param name="description">The sentence for those who do not see it.</param>
    /// <param name="svg">The image.</param>
    /// <param name="plot">The same in Plotly's schema, and what is seen of it from nearer.</param>
    internal Figure(string description, string svg, Plot plot)
        : this(description, svg, plot.Json) => _finer = plot.Finer;

    /// <summary>One sentence that says what the picture shows, for those who do not see it.</summary>
    public string Description { get; }

    /// <summary>The picture as an SVG document that stands by itself.</summary>
    public string ToSvg() => _svg;

    /// <summary>The picture as HTML: the image, then the script that may replace it by an interactive one, if that is better.</summary>
    public string ToHtml() =>
        FigureHtml.Write(Description, _svg, _becomesPlotly ? _plotly : null, _finer);

    /// <summary>The same figure in Plotly's schema: an object with <c>data</c> and <c>layout</c>.</summary>
    public string ToPlotlyJson() => _plotly;

    /// <summary>The <see cref="Description"/>.</summary>
    public override string ToString() => Description;
}
