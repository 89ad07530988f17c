using Charts.Tests.Golden;

namespace Charts.Tests.Browser;

/// <summary>Every figure as a reader sees it: on a light and on a dark page, where scripts run and where they do not.</summary>
public sealed class FigureBrowserTests
{
    /// <summary>Least contrast of text and what is behind it, by the WCAG for text of this size.</summary>
    private const double LeastContrast = 4.5;

    private static readonly (string Name, Figure Figure)[] s_figures =
    [
        .. GoldenTests.Figures().Select(figure => (figure.Name, figure.Draw())),
    ];

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_script_every_image_is_seen(bool isDark)
    {
        await using var opened = await FigurePage.Open(All, isDark, runsScripts: false);
        var images = await opened.Page.Locator("img").AllAsync();
        await opened.Keep(isDark ? "image-dark" : "image-light");

        Assert.Equal(s_figures.Length, images.Count);
        foreach (var (image, (name, figure)) in images.Zip(s_figures))
        {
            Assert.True(await image.IsVisibleAsync(), name);
            // An image that cannot be read is as large as its text.
            var box = await image.BoundingBoxAsync();
            var drawn = new Picture(figure);
            Assert.Equal(drawn.Width, box!.Width, 1.0);
            Assert.Equal(drawn.Height, box.Height, 1.0);
            Assert.Equal(figure.Description, await image.GetAttributeAsync("alt"));
        }

        Assert.Empty(opened.Complaints);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_a_script_plotly_takes_the_place_of_the_image(bool isDark)
    {
        await using var opened = await FigurePage.Open(All, isDark);
        var boxes = await opened.Page.Locator(".figure").AllAsync();
        foreach (var (box, (name, figure)) in boxes.Zip(s_figures))
        {
            if (!figure.ToHtml().Contains("<script>", StringComparison.Ordinal))
            {
                Assert.True(await box.Locator("img").IsVisibleAsync(), name);
                continue;
            }

            await box.Locator(".js-plotly-plot .main-svg").First.WaitForAsync();
            await box.Locator("img").WaitForAsync(new() { State = Hidden });
            var title = await box.Locator(".gtitle").TextContentAsync();
            Assert.StartsWith(title![..12], Finding(figure), StringComparison.Ordinal);
        }

        await opened.Keep(isDark ? "plotly-dark" : "plotly-light");
        Assert.Empty(opened.Complaints);
    }

    [SkippableFact]
    public async Task Where_plotly_cannot_be_had_the_image_stays()
    {
        await using var opened = await FigurePage.Open(All, hasPlotly: false);
        // Both its own copy and the network's have been tried when this is settled.
        await opened.Page.EvaluateAsync(
            "async () => { try { await window.coursePlotly; } catch { } }"
        );

        Assert.Equal(0, await opened.Page.Locator(".js-plotly-plot").CountAsync());
        foreach (var image in await opened.Page.Locator(".figure > img").AllAsync())
        {
            Assert.True(await image.IsVisibleAsync());
        }

        Assert.Equal(2, opened.Complaints.Count);
        Assert.All(
            opened.Complaints,
            text => Assert.Contains("Failed to load resource", text, StringComparison.Ordinal)
        );
    }

    [SkippableFact]
    public async Task The_image_is_opaque_so_that_it_reads_on_any_page()
    {
        await using var opened = await FigurePage.Open(All, isDark: true);
        var corners = await opened.Page.EvaluateAsync<int[][]>(
            """
            async () => await Promise.all([...document.querySelectorAll(".figure > img")].map(async image => {
              await image.decode();
              const canvas = document.createElement("canvas");
              [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
              const context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              return [...context.getImageData(canvas.width / 2, 4, 1, 1).data];
            }))
            """
        );

        Assert.Equal(s_figures.Length, corners.Length);
        Assert.All(corners, color => Assert.Equal([255, 255, 255, 255], color));
    }

    [SkippableFact]
    public async Task Text_of_the_interactive_figures_has_enough_contrast()
    {
        await using var opened = await FigurePage.Open(All, isDark: true);
        await opened
            .Page.Locator(".figure img[data-shown]")
            .First.WaitForAsync(new() { State = Hidden });
        await opened.Page.WaitForFunctionAsync(
            "count => document.querySelectorAll('.js-plotly-plot .gtitle').length >= count",
            s_figures.Count(f => f.Figure.ToHtml().Contains("<script>", StringComparison.Ordinal))
        );
        var texts = await opened.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".xtick text, .ytick text, .legendtext, .gtitle, .xtitle, .ytitle")]
              .map(text => getComputedStyle(text).fill + "|" + text.textContent)
            """
        );

        Assert.True(texts.Length > 100);
        Assert.All(
            texts,
            text =>
                Assert.True(
                    Contrast(Rgb(text.Split('|')[0]), (255, 255, 255)) >= LeastContrast,
                    text
                )
        );
    }

    [Fact]
    public void Text_of_the_images_has_enough_contrast()
    {
        foreach (var (name, figure) in s_figures)
        {
            var picture = new Picture(figure);
            foreach (
                var fill in picture
                    .Named("text")
                    .Select(text => (string?)text.Attribute("fill"))
                    .Distinct()
            )
            {
                // White text stands in bars of those who run.
                var behind = fill == "#ffffff" ? "#2f6fb0" : "#ffffff";
                var contrast = Contrast(Hex(fill ?? "#1f2933"), Hex(behind));
                Assert.True(contrast >= LeastContrast, $"{name}: {fill} has {contrast}");
            }
        }
    }

    private static IEnumerable<Figure> All => s_figures.Select(figure => figure.Figure);

    private const Microsoft.Playwright.WaitForSelectorState Hidden = Microsoft
        .Playwright
        .WaitForSelectorState
        .Hidden;

    private static string Finding(Figure figure)
    {
        using var json = System.Text.Json.JsonDocument.Parse(figure.ToPlotlyJson());
        return json
            .RootElement.GetProperty("layout")
            .GetProperty("title")
            .GetProperty("text")
            .GetString()!;
    }

    private static (int R, int G, int B) Hex(string color) =>
        (
            Convert.ToInt32(color[1..3], 16),
            Convert.ToInt32(color[3..5], 16),
            Convert.ToInt32(color[5..7], 16)
        );

    /// <summary>Reads what a browser calls a colour: <c>rgb(31, 41, 51)</c>.</summary>
    private static (int R, int G, int B) Rgb(string color)
    {
        var parts = color[(color.IndexOf('(') + 1)..color.IndexOf(')')].Split(',');
        int Part(int index) =>
            int.Parse(parts[index], System.Globalization.CultureInfo.InvariantCulture);
        return (Part(0), Part(1), Part(2));
    }

    private static double Contrast((int R, int G, int B) one, (int R, int G, int B) other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance((int R, int G, int B) color)
    {
        static double Linear(int part)
        {
            var value = part / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));
    }
}
