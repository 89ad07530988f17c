using System.CommandLine;
using Course.Learning;
using Course.Updating;

namespace Course.Commands;

/// <summary><c>course update</c>: a newer version of the chapters, with the learner's answers in it.</summary>
internal static class UpdateCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from")
        {
            Description = "The folder with the new version of the chapters.",
            HelpName = "FOLDER",
            Required = true,
        };
        var notebooks = new Option<string?>("--notebooks")
        {
            Description = "The folder in which you work; the course's own if not given.",
            HelpName = "FOLDER",
        };
        var command = new Verb(
            "update",
            "Brings a newer version of the chapters into your folder. Your answers and your own cells stay, and "
                + "every notebook that changes is kept in .course/backup as it was.",
            "course update --from ~/Downloads/course",
            "course update --from new/notebooks --notebooks my-notebooks"
        )
        {
            from,
            notebooks,
        };
        command.SetAction(parsed =>
            CourseUpdate.Run(parsed.GetValue(from)!, LearnerFolder.Find(parsed.GetValue(notebooks)))
                ? CommandLine.Ok
                : CommandLine.Failed
        );
        return command;
    }
}
