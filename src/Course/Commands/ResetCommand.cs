using System.CommandLine;
using Course.Learning;

namespace Course.Commands;

/// <summary><c>course reset</c>: back to the stub of an exercise.</summary>
internal static class ResetCommand
{
    public static Command Create()
    {
        var what = new Argument<string?>("what")
        {
            Description = "An exercise, like 06-1, or the two digits of a chapter.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var all = new Option<bool>("--all") { Description = "All exercises of all chapters." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do it without asking." };
        var notebooks = new Option<string?>("--notebooks")
        {
            Description = "The folder in which you work; the course's own if not given.",
            HelpName = "FOLDER",
        };
        var command = new Verb(
            "reset",
            "Puts the stub of an exercise back. Your answer is kept in .course/backup.",
            "course reset 06-1",
            "course reset 06",
            "course reset --all --yes"
        )
        {
            what,
            all,
            yes,
            notebooks,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(what) is null == !result.GetValue(all))
            {
                result.AddError("name an exercise, a chapter, or --all");
            }
        });
        command.SetAction(parsed =>
            Run(
                Reset.Plan(LearnerFolder.Find(parsed.GetValue(notebooks)), parsed.GetValue(what)),
                parsed.GetValue(yes)
            )
        );
        return command;
    }

    private static int Run(IReadOnlyList<Reset> plan, bool yes)
    {
        List<Reset> changing = [.. plan.Where(reset => reset.Exercises.Count > 0)];
        if (changing.Count == 0)
        {
            Console.WriteLine("Nothing to reset: the stubs are there, and no pass is recorded.");
            return CommandLine.Ok;
        }

        string exercises = string.Join(", ", changing.SelectMany(reset => reset.Exercises));
        if (!yes && !IsAgreed($"Put the stubs back of {exercises}? Your answers are kept. [y/N] "))
        {
            Console.Error.WriteLine("course reset: nothing was changed (--yes does it unasked)");
            return CommandLine.Failed;
        }

        foreach (Reset reset in changing)
        {
            IReadOnlyList<string> done = reset.Exercises;
            string backup = reset.Run();
            Console.WriteLine(
                $"{reset.Chapter}: {string.Join(", ", done)} reset; as it was: {backup}"
            );
        }

        return CommandLine.Ok;
    }

    private static bool IsAgreed(string question)
    {
        Console.Write(question);
        string? answer = Console.ReadLine();
        if (Console.IsInputRedirected)
        {
            Console.WriteLine();
        }

        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
