using Notebooks;

namespace Course.Page;

/// <summary>The addresses that people see: the list, the chapters, and the pictures in them.</summary>
public static class Pages
{
    private static readonly Dictionary<string, string> PictureTypes = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    /// <summary>Serves them.</summary>
    public static void Map(
        IEndpointRouteBuilder app,
        ChapterFolder folder,
        ChapterRuns runs,
        PageSecrets secrets
    )
    {
        app.MapGet("/", context => IndexAsync(context, folder, secrets));
        app.MapGet(
            "/chapters/{**path}",
            (HttpContext context, string path) => ChapterAsync(context, path, folder, runs, secrets)
        );
    }

    private static Task IndexAsync(
        HttpContext context,
        ChapterFolder folder,
        PageSecrets secrets
    ) =>
        PageResponse.HtmlAsync(
            context,
            IndexView.Page(
                folder.List(),
                CourseLibraries.Missing(folder.Path),
                PagePolicy.Nonce(context),
                secrets
            )
        );

    private static Task ChapterAsync(
        HttpContext context,
        string name,
        ChapterFolder folder,
        ChapterRuns runs,
        PageSecrets secrets
    )
    {
        // Chapters link to each other as files do, so that the links work in every host.
        const string Ending = ".ipynb";
        if (name.EndsWith(Ending, StringComparison.Ordinal))
        {
            context.Response.Redirect($"/chapters/{Uri.EscapeDataString(name[..^Ending.Length])}");
            return Task.CompletedTask;
        }

        if (string.Equals(name, "README.md", StringComparison.Ordinal))
        {
            // The map of the notebooks is the list here.
            context.Response.Redirect("/");
            return Task.CompletedTask;
        }

        try
        {
            if (runs.Open(name) is not var (chapter, _))
            {
                return PictureAsync(context, name, folder);
            }

            return PageResponse.HtmlAsync(
                context,
                ChapterView.Page(
                    chapter,
                    folder.List(),
                    CourseLibraries.Missing(folder.Path),
                    PagePolicy.Nonce(context),
                    secrets
                )
            );
        }
        catch (NotebookException problem)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return PageResponse.HtmlAsync(context, MessageView.Missing(problem.Message));
        }
    }

    private static Task PictureAsync(HttpContext context, string path, ChapterFolder folder)
    {
        string file = Path.GetFullPath(Path.Combine(folder.Path, path));
        bool inside = file.StartsWith(
            folder.Path + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
        if (
            !inside
            || !PictureTypes.TryGetValue(Path.GetExtension(file), out string? type)
            || !File.Exists(file)
        )
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return PageResponse.HtmlAsync(
                context,
                MessageView.Missing("There is no such chapter.")
            );
        }

        context.Response.ContentType = type;
        return context.Response.SendFileAsync(file);
    }
}
