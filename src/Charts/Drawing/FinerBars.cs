using System.Text.Json.Nodes;

namespace Charts.Drawing;

/// <summary>
/// More bars than a page can draw at once, so small that it can keep them: the figure's script draws those of the part of
/// the run that is looked at. A bar is six whole numbers: how far it begins after the one before it, how long it is, the
/// place of its trace, its height in hundredths of the lane, how many pieces of the run it stands for, and how far its
/// middle is below that of the lane, in hundredths, too.
/// </summary>
internal sealed class FinerBars(IReadOnlyList<string> lanes, double end, string unit)
{
    /// <summary>How much of a lane a bar of full height takes.</summary>
    internal const double Full = 0.8;

    /// <summary>Bars begin and end at multiples of this part of the run.</summary>
    private const double Steps = 4e6;

    private readonly List<long>[] _bars = [.. lanes.Select(_ => new List<long>())];
    private readonly long[] _last = new long[lanes.Count];
    private readonly List<int> _traces = [];
    private readonly List<string> _labels = [];

    /// <summary>Bars may be of one more trace.</summary>
    /// <param name="trace">Its place in the figure's data.</param>
    /// <param name="label">What stands in a bar of it, where there is room.</param>
    internal void AddTrace(int trace, string label)
    {
        _traces.Add(trace);
        _labels.Add(label);
    }

    /// <summary>Adds a bar; those of a lane come in the order of time.</summary>
    /// <param name="lane">Its lane.</param>
    /// <param name="trace">Its trace, as the place in which it was added.</param>
    /// <param name="time">Where it begins, from 0 to the end of the run, and how long it is.</param>
    /// <param name="place">How far below the middle of its lane it lies, and its height, as shares of the lane.</param>
    /// <param name="count">How many pieces of the run it stands for.</param>
    internal void Add(
        int lane,
        int trace,
        (double Start, double Length) time,
        (double Below, double Height) place,
        int count
    )
    {
        var at = (long)(time.Start / end * Steps);
        _bars[lane].Add(at - _last[lane]);
        _bars[lane].Add(Math.Max(1, (long)Math.Round(time.Length / end * Steps)));
        _bars[lane].Add(trace);
        _bars[lane].Add((long)Math.Round(place.Height * 100));
        _bars[lane].Add(count);
        _bars[lane].Add((long)Math.Round(place.Below * 100));
        _last[lane] = at;
    }

    /// <summary>Writes the bars as the figure's script reads them.</summary>
    /// <param name="scale">The end of the run in the unit of the axis.</param>
    /// <param name="most">How many bars may be drawn at once.</param>
    internal string Write(double scale, int most) =>
        new JsonObject
        {
            ["step"] = scale / Steps,
            ["unit"] = unit,
            ["most"] = most,
            ["full"] = Full,
            ["lanes"] = Plotly.Array(lanes),
            ["traces"] = Plotly.Array(_traces),
            ["labels"] = Plotly.Array(_labels),
            ["bars"] = new JsonArray([.. _bars.Select(bars => (JsonNode)Plotly.Array(bars))]),
        }.ToJsonString();
}
