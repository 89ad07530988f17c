using Notebooks;

namespace Course.Page;

/// <summary>Chooses how an output is shown: the richest representation that the page can show.</summary>
public static class OutputView
{
    /// <summary>The output in the form that the page's script shows.</summary>
    public static PageOutput Of(CellOutput output) =>
        output switch
        {
            StreamOutput stream => new PageOutput.Printed(stream.Name, stream.Text),
            ErrorOutput error => new PageOutput.Failure(
                error.Name,
                error.Value,
                [.. error.Traceback.Select(AnsiText.Strip)]
            ),
            DisplayOutput display => Of(display),
            _ => new PageOutput.Plain(output.ToString()),
        };

    private static PageOutput Of(DisplayOutput display)
    {
        string? plain = display.Text("text/plain");
        if (display.Text("text/html") is { } html)
        {
            return new PageOutput.Framed(html, plain);
        }

        // As an image and never inline: an SVG can hold scripts, an image runs none.
        if (display.Text("image/svg+xml") is { } svg)
        {
            return new PageOutput.Picture("data:image/svg+xml," + Uri.EscapeDataString(svg), plain);
        }

        foreach (string type in (string[])["image/png", "image/jpeg", "image/gif", "image/webp"])
        {
            if (display.Text(type) is { } data)
            {
                string base64 = string.Concat(data.Where(c => !char.IsWhiteSpace(c)));
                return new PageOutput.Picture($"data:{type};base64,{base64}", plain);
            }
        }

        if (display.Text("text/markdown") is { } markdown)
        {
            return new PageOutput.Prose(ChapterText.Render(markdown));
        }

        return new PageOutput.Plain(
            plain ?? display.Text("application/json") ?? "(nothing to show)"
        );
    }
}
