namespace Course.Page;

/// <summary>Serves the built files of the page.</summary>
public static class AssetResponse
{
    /// <summary>The folder of the page's own files: a new build has a new one.</summary>
    public static string Folder { get; } = $"/assets/{WebAssets.Version}";

    /// <summary>Serves the files below <see cref="Folder"/>.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(
            Folder + "/{name}",
            (HttpContext context, string name) => WriteAsync(context, name)
        );

    /// <summary>Answers with one file. It holds no secret, so the browser may keep it.</summary>
    public static async Task WriteAsync(HttpContext context, string name)
    {
        if (WebAssets.Find(name) is not { } asset)
        {
            await MissingAsync(context);
            return;
        }

        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = asset.Content.Length;
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        await context.Response.Body.WriteAsync(asset.Content, context.RequestAborted);
    }

    /// <summary>Answers that there is no such file.</summary>
    public static Task MissingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return PageResponse.HtmlAsync(context, MessageView.Missing("There is no such file."));
    }
}
