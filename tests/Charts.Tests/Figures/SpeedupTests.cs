using System.Text.Json;
using Charts.Figures.Scaling;
using Goroutines;

namespace Charts.Tests.Figures;

public sealed class SpeedupTests
{
    /// <summary>20 ms are serial and 80 are not: 20 + 80 / n.</summary>
    private static (int Cores, TimeSpan Elapsed)[] Exact =>
        [(4, Milliseconds(40)), (1, Milliseconds(100)), (2, Milliseconds(60))];

    [Fact]
    public void The_title_states_speedup_share_and_limit() =>
        Assert.Contains(
            "On 4 cores 2.5 times as fast as on 1; Amdahl’s law fits with a serial share of 20 %, so at most 5 times",
            new Picture(Exact.Speedup()).Texts
        );

    [Theory]
    // 1/n is 1, 1/2, 1/4. Means are 7/12 and 8; the slope is 1 / (7/24) = 24/7, so the line is 6 + 24/7n: 6 of 66/7.
    [InlineData(10, 6, 8, 7.0 / 11)]
    [InlineData(100, 60, 40, 0.2)]
    // More than n times as fast, and slower with more: as near as the law can come.
    [InlineData(100, 20, 5, 0)]
    [InlineData(10, 11, 12, 1)]
    public void The_serial_share_is_that_of_least_squares(
        double one,
        double two,
        double four,
        double share
    )
    {
        var fit = AmdahlFit.To([(1, one), (2, two), (4, four)])!;

        Assert.Equal(share, fit.SerialShare, 1e-9);
    }

    [Fact]
    public void A_share_that_is_given_is_not_fitted() =>
        Assert.Contains(
            "beside Amdahl’s law for a serial share of 10 %, so at most 10 times; 4 cores:",
            Exact.Speedup(serialShare: 0.1).Description,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_far_from_the_law_is_told() =>
        // By the law 4 cores take 100 · (0 + 1/4) · c ms, with c nearest to all three times.
        Assert.Matches(
            "; 4 cores: \\d+ % slower than that",
            Exact.Speedup(serialShare: 0).Description
        );

    [Fact]
    public void Without_a_run_on_one_core_the_law_says_what_it_would_take()
    {
        var runs = Exact.Where(run => run.Cores > 1).ToArray();

        Assert.Contains(
            "On 4 cores 2.5 times as fast as 1 core would be by Amdahl’s law",
            runs.Speedup().Description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void One_number_of_cores_tells_no_share() =>
        Assert.Contains(
            "one number of cores tells no serial share",
            new[] { (2, Milliseconds(3)), (2, Milliseconds(5)) }.Speedup().Description,
            StringComparison.Ordinal
        );

    [Fact]
    public void No_runs_at_all_say_so() =>
        Assert.Contains(
            "nothing ran",
            System.Array.Empty<(int, TimeSpan)>().Speedup().Description,
            StringComparison.Ordinal
        );

    [Fact]
    public void Points_lie_at_their_cores_and_speedups()
    {
        var circles = new Picture(Exact.Speedup())
            .Named("circle")
            .Where(circle => Picture.Number(circle, "r") > 4)
            .Select(circle => (X: Picture.Number(circle, "cx"), Y: Picture.Number(circle, "cy")))
            .OrderBy(circle => circle.X)
            .ToList();

        // 1, 5/3 and 5/2 times as fast, at 1, 2 and 4 of 4 cores.
        Assert.Equal(3, circles.Count);
        Assert.Equal(2, (circles[2].X - circles[1].X) / (circles[1].X - circles[0].X), 0.01);
        Assert.Equal(
            (2.5 - 1) / ((5.0 / 3) - 1),
            (circles[0].Y - circles[2].Y) / (circles[0].Y - circles[1].Y),
            0.02
        );
    }

    [Fact]
    public void The_names_of_the_law_and_of_its_limit_do_not_overlap()
    {
        var names = new Picture(new[] { (1, Milliseconds(100)), (2, Milliseconds(99)) }.Speedup())
            .Named("text")
            .Where(text =>
                text.Value == "Amdahl" || text.Value.StartsWith("limit", StringComparison.Ordinal)
            )
            .Select(text => Picture.Number(text, "y"))
            .ToList();

        Assert.Equal(2, names.Count);
        Assert.True(Math.Abs(names[0] - names[1]) >= 11);
    }

    [Fact]
    public void Very_many_runs_are_drawn_as_their_means()
    {
        var runs = Enumerable
            .Range(0, 100_000)
            .Select(i => (Cores: 1 + (i % 8), Elapsed: Milliseconds(100.0 / (1 + (i % 8)))));

        var figure = runs.Speedup();

        Assert.Contains(
            "100,000 runs: a point is the mean of those on as many cores.",
            new Picture(figure).Texts
        );
        Assert.Contains("serial share of 0 %", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_is_simulated_on_one_core_and_more()
    {
        var cores = new List<int>();
        var figure = SpeedupCharts.Speedup(
            n =>
            {
                cores.Add(n);
                return Simulator.Run(
                    Golden.GoldenPrograms.Sharing,
                    new SimulationOptions { MaxProcs = n }
                );
            },
            4
        );

        Assert.Equal([1, 2, 3, 4], cores);
        // 32 ms, and sixteen times 8 ms by four: 64 ms instead of 160.
        Assert.StartsWith(
            "Speedup over the number of cores: On 4 cores 2.5 times as fast as on 1;",
            figure.Description,
            StringComparison.Ordinal
        );
        Assert.Contains("simulated", new Picture(figure).Texts);
    }

    [Fact]
    public void Runs_know_their_cores()
    {
        var runs = new[] { 1, 2 }.Select(n =>
            Simulator.Run(Golden.GoldenPrograms.Sharing, new SimulationOptions { MaxProcs = n })
        );

        Assert.Contains(
            "On 2 cores 1.67 times as fast as on 1",
            runs.Speedup().Description,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_is_between_nothing_and_all(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Exact.Speedup(share));

    [Fact]
    public void There_are_cores_and_time_does_not_run_back()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new[] { (0, Milliseconds(1)) }.Speedup());
        Assert.Throws<ArgumentOutOfRangeException>(() => new[] { (1, Milliseconds(-1)) }.Speedup());
    }

    [Fact]
    public void The_plotly_form_has_points_the_law_and_the_straight_line()
    {
        using var json = JsonDocument.Parse(Exact.Speedup().ToPlotlyJson());
        var data = json.RootElement.GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(
            ["measured", "n times on n cores", "Amdahl’s law, serial share 20 %"],
            data.Select(trace => trace.GetProperty("name").GetString())
        );
        Assert.Equal(
            [1, 1.6667, 2.5],
            data[0].GetProperty("y").EnumerateArray().Select(y => y.GetDouble())
        );
        Assert.Equal(2.5, data[2].GetProperty("y").EnumerateArray().Last().GetDouble(), 1e-3);
    }

    private static TimeSpan Milliseconds(double length) => TimeSpan.FromMilliseconds(length);
}
