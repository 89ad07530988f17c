using static Course.Page.PageResponse;

namespace Course.Page;

/// <summary>What stands around every page.</summary>
public static class PageLayout
{
    /// <summary>A whole page.</summary>
    /// <param name="title">Its title, which is encoded here.</param>
    /// <param name="nonce">The nonce for the editor's styles.</param>
    /// <param name="secrets">For the addresses of the outputs' frames.</param>
    /// <param name="body">The body's HTML.</param>
    public static string Page(string title, string nonce, PageSecrets secrets, string body)
    {
        string frames = FrameFiles.Folder(secrets);
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="style-nonce" content="{nonce}">
            <link rel="icon" type="image/svg+xml" href="{IconAddress}">
            <link rel="stylesheet" href="{AssetResponse.Folder}/style.css">
            <script defer src="{AssetResponse.Folder}/page.js"></script>
            <title>{Encode(title)}</title>
            </head>
            <body data-frame-url="{frames}/output" data-plotly-url="{frames}/plotly.js">
            <a class="skip" href="#main">Skip to the text</a>
            {body}
            </body>
            </html>
            """;
    }

    /// <summary>The course's icon, two lanes of a timeline, as an address.</summary>
    public const string IconAddress =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Crect width='16' height='16' rx='4' fill='%2300728f'/%3E"
        + "%3Cpath d='M3 6h6m2 0h2M3 10h2m2 0h6' stroke='white' stroke-width='2'/%3E%3C/svg%3E";
}
