namespace Course.Page;

/// <summary>
/// The files of the outputs' frames: an empty page, the script that fills it with an output, and
/// Plotly for the figures. They hold nothing secret and know nothing of the course.
/// </summary>
/// <remarks>
/// An output is HTML that a learner's code made, or that came saved in a downloaded notebook. In the
/// page itself its script could run code on this machine; in the frame it can draw and no more.
/// <c>srcdoc</c> would inherit the page's policy, which forbids inline scripts; so the frame is an
/// address with a policy of its own.
/// </remarks>
public static class FrameFiles
{
    private static readonly string[] Allowed = ["frame.js", "plotly.js"];

    /// <summary>The folder of the files, the key included.</summary>
    public static string Folder(PageSecrets secrets) =>
        $"{PageGuard.FramePath}/{secrets.FrameKey.Text}";

    /// <summary>Serves the files below <see cref="PageGuard.FramePath"/>.</summary>
    public static void Map(IEndpointRouteBuilder app, PageSecrets secrets)
    {
        string folder = Folder(secrets);
        app.MapGet(
            folder + "/output",
            context =>
            {
                PagePolicy.ForFrame(context, context.Request.Host.Value ?? "", folder);
                return PageResponse.HtmlAsync(context, Shell(folder));
            }
        );
        app.MapGet(
            folder + "/{name}",
            (HttpContext context, string name) =>
            {
                PagePolicy.ForFrame(context, context.Request.Host.Value ?? "", folder);
                return Allowed.Contains(name, StringComparer.Ordinal)
                    ? AssetResponse.WriteAsync(context, name)
                    : AssetResponse.MissingAsync(context);
            }
        );
    }

    private static string Shell(string folder) =>
        $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Output</title>
            <style>
            html { background: #fff; color: #1b2330; color-scheme: light; }
            body { margin: 0; padding: 1px; overflow-x: auto; font: 15px/1.55 system-ui, sans-serif; }
            img, svg { max-width: 100%; height: auto; }
            table { border-collapse: collapse; }
            th, td { padding: .35em .8em; border-bottom: 1px solid #e1e5eb; text-align: left; }
            pre, code { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; font-size: .9em; }
            </style>
            </head>
            <body></body>
            <script src="{{folder}}/frame.js"></script>
            </html>
            """;
}
