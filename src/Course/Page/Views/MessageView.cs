namespace Course.Page;

/// <summary>Pages of one sentence. They need no other file: who sees them may not get one.</summary>
public static class MessageView
{
    /// <summary>
    /// Goes on to the address without the token. A page and no redirect: a link in another page led
    /// here, and a browser sends a strict cookie only with what this site itself starts.
    /// </summary>
    public static string Entering(string path) =>
        Page(
            "Opening the course…",
            $"<p><a href=\"{PageResponse.Encode(path)}\">Go on to the course</a></p>",
            $"<meta http-equiv=\"refresh\" content=\"0;url={PageResponse.Encode(path)}\">"
        );

    /// <summary>Says why somebody may not come in, and what to do.</summary>
    public static string Refused(string reason) =>
        Page("Not from here", $"<p>{PageResponse.Encode(reason)}</p>");

    /// <summary>Says that there is no such page.</summary>
    public static string Missing(string what) =>
        Page(
            "Not found",
            $"<p>{PageResponse.Encode(what)}</p><p><a href=\"/\">All chapters</a></p>"
        );

    private static string Page(string title, string body, string head = "") =>
        $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            {head}
            <title>{title}</title>
            </head>
            <body>
            <h1>{title}</h1>
            {body}
            </body>
            </html>
            """;
}
