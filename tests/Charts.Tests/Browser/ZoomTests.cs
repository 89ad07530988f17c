namespace Charts.Tests.Browser;

/// <summary>A figure of very many events is drawn coarsely, and finer where a reader looks closer.</summary>
public sealed class ZoomTests
{
    /// <summary>How many bars lie in a part of the axis, and how many there are at all.</summary>
    private const string Count = """
        ([from, to]) => {
          const data = document.querySelector(".js-plotly-plot").data.filter(t => t.type === "bar");
          let inside = 0, all = 0;
          for (const trace of data) {
            trace.x.forEach((length, i) => {
              all++;
              if (trace.base[i] + length > from && trace.base[i] < to) inside++;
            });
          }
          return [inside, all];
        }
        """;

    private const string Look = """
        async ([from, to]) => {
          const plot = document.querySelector(".js-plotly-plot");
          await Plotly.relayout(plot, { "xaxis.range": [from, to] });
        }
        """;

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_of_the_run_is_drawn_finer_and_the_whole_coarsely_again(bool isOfCores)
    {
        var trace = TraceBuilder.Large(40, 200_000);
        var figure = isOfCores ? trace.CoreTimeline() : trace.GoroutineTimeline();
        var end = trace.Elapsed.TotalMilliseconds;
        double[] part = [end * 0.5, end * 0.52];
        await using var opened = await FigurePage.Open([figure]);
        await opened.Page.Locator("img").WaitForAsync(new() { State = Hidden });
        var before = await opened.Page.EvaluateAsync<int[]>(Count, part);

        await opened.Page.EvaluateAsync(Look, part);
        await opened.Page.WaitForFunctionAsync(
            $"args => ({Count})(args)[0] > {before[0]} * 2",
            part
        );
        var near = await opened.Page.EvaluateAsync<int[]>(Count, part);
        await opened.Keep(isOfCores ? "zoom-cores" : "zoom-goroutines");
        await opened.Page.EvaluateAsync(Look, new[] { 0, end });
        await opened.Page.WaitForFunctionAsync($"args => ({Count})(args)[1] === {before[1]}", part);

        Assert.InRange(before[1], 1000, 4000);
        Assert.InRange(near[1], before[1], 8000);
        Assert.Equal(before, await opened.Page.EvaluateAsync<int[]>(Count, part));
        Assert.Empty(opened.Complaints);
    }

    private const Microsoft.Playwright.WaitForSelectorState Hidden = Microsoft
        .Playwright
        .WaitForSelectorState
        .Hidden;
}
