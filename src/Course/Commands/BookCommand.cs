using System.CommandLine;
using Course.Book;
using Course.Running;
using Notebooks;

namespace Course.Commands;

/// <summary><c>course book</c>: writes the course as a static site.</summary>
internal static class BookCommand
{
    public static Command Create()
    {
        var output = new Argument<string>("OUT") { Description = "The folder to write to." };
        var notebooks = new Option<string?>("--notebooks")
        {
            Description = "The folder of the chapters; the course's own if not given.",
            HelpName = "FOLDER",
        };
        var command = new Verb(
            "book",
            "Writes the course as a static site, with the outputs that are saved in the notebooks.",
            "course book site",
            "course book site --notebooks notebooks"
        )
        {
            output,
            notebooks,
        };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetValue(notebooks) ?? OfCourse();
            string site = parsed.GetValue(output)!;
            int chapters = new BookBuilder(folder, site).Write();
            Console.WriteLine(
                $"{chapters} chapters written: open {Path.Combine(site, "index.html")}"
            );
            return CommandLine.Ok;
        });
        return command;
    }

    private static string OfCourse() =>
        CourseFolder.Find() is { } root
            ? Path.Combine(root, "notebooks")
            : throw new NotebookException(
                "no Course.sln here or above: name the folder of the chapters with --notebooks"
            );
}
