using System.CommandLine;
using Course.Learning;
using Notebooks;
using Spectre.Console;

namespace Course.Commands;

/// <summary><c>course progress</c>: which exercises are done, and what is next.</summary>
internal static class ProgressCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Description = "The folder in which you work [default: the notebooks of the course].",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<string?>("--json")
        {
            Description = "Write it to this file as JSON; - for the console.",
            HelpName = "FILE",
        };
        var command = new Verb(
            "progress",
            "Shows which exercises are done, chapter by chapter, and what is next.",
            "course progress",
            "course progress my-notebooks --json progress.json"
        )
        {
            folder,
            json,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<ChapterProgress> chapters = ChapterProgress.All(
                LearnerFolder.Find(parsed.GetValue(folder))
            );
            string? report = parsed.GetValue(json);
            if (report == "-")
            {
                Console.Write(ProgressReport.ToJson(chapters));
                return CommandLine.Ok;
            }

            if (report is not null)
            {
                AtomicFile.WriteAllText(report, ProgressReport.ToJson(chapters));
            }

            ProgressView.Write(AnsiConsole.Console, chapters);
            return CommandLine.Ok;
        });
        return command;
    }
}
