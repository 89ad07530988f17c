using System.Text.Json;
using Notebooks;

namespace Course.Page;

/// <summary>The commands of a chapter's page. What comes of them is told by the feed.</summary>
public static class ChapterApi
{
    /// <summary>Serves them.</summary>
    public static void Map(IEndpointRouteBuilder app, ChapterFolder folder, ChapterRuns runs)
    {
        Map(app, runs, "run", RunAsync);
        Map(app, runs, "stop", (_, _, run) => DoneAsync(run.StopAsync()));
        Map(app, runs, "restart", (_, _, run) => DoneAsync(run.RestartAsync()));
        Map(app, runs, "save", (context, name, run) => SaveAsync(context, name, run, folder));
    }

    private delegate Task<object?> Command(HttpContext context, string name, ChapterRun run);

    private static void Map(
        IEndpointRouteBuilder app,
        ChapterRuns runs,
        string verb,
        Command command
    ) =>
        app.MapPost(
            $"/api/chapters/{{name}}/{verb}",
            (HttpContext context, string name) => AnswerAsync(context, name, runs, command)
        );

    private static async Task AnswerAsync(
        HttpContext context,
        string name,
        ChapterRuns runs,
        Command command
    )
    {
        try
        {
            if (runs.Find(name) is not { } run)
            {
                await PageResponse.ProblemAsync(context, 404, "There is no such chapter.");
            }
            else if (await command(context, name, run) is { } answer)
            {
                await PageResponse.JsonAsync(context, answer);
            }
        }
        catch (NotebookException problem)
        {
            await PageResponse.ProblemAsync(context, 422, problem.Message);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            await PageResponse.ProblemAsync(
                context,
                400,
                "The request is not what the page sends."
            );
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await PageResponse.ProblemAsync(context, 500, problem.Message);
        }
    }

    private static async Task<object?> RunAsync(HttpContext context, string name, ChapterRun run)
    {
        RunRequest? request = await ReadAsync<RunRequest>(context);
        run.Run(Check(request?.Cells));
        return new { };
    }

    private static async Task<object?> SaveAsync(
        HttpContext context,
        string name,
        ChapterRun run,
        ChapterFolder folder
    )
    {
        SaveRequest? request = await ReadAsync<SaveRequest>(context);
        string? version = folder.Save(
            name,
            request?.Version ?? "",
            Check(request?.Cells),
            run.Records()
        );
        if (version is not null)
        {
            return new SaveAnswer(version);
        }

        await PageResponse.ProblemAsync(
            context,
            409,
            "Not saved: the notebook's file was changed elsewhere. Reload the page to see it; your "
                + "edits stay in this browser."
        );
        return null;
    }

    private static async Task<object?> DoneAsync(Task command)
    {
        await command;
        return new { };
    }

    private static ValueTask<T?> ReadAsync<T>(HttpContext context) =>
        context.Request.ReadFromJsonAsync<T>(PageResponse.Json, context.RequestAborted);

    private static IReadOnlyList<CellText> Check(IReadOnlyList<CellText>? cells) =>
        cells is not null && cells.All(cell => cell is { Id: not null, Source: not null })
            ? cells
            : throw new JsonException("cells");
}
