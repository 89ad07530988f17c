using System.CommandLine;
using System.CommandLine.Parsing;
using Notebooks;

namespace Course.Commands;

/// <summary>The verbs of <c>course</c>, and what all of them do with errors.</summary>
internal static class CommandLine
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("A course that teaches Go's concurrency in C# with notebooks.")
        {
            StartCommand.Create(),
            RunCommand.Create(),
            CheckCommand.Create(),
            ProgressCommand.Create(),
            ResetCommand.Create(),
            UpdateCommand.Create(),
            BookCommand.Create(),
            KernelCommand.Create(),
            DoctorCommand.Create(),
        };
        StartCommand.MakeDefault(root);
        Verb.ShowExamples(root);
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors is [ParseError first, ..])
        {
            string command = "course" + Path(parsed.CommandResult.Command);
            await Console.Error.WriteLineAsync(
                $"{command}: {OneLine(first.Message)} (see {command} --help)"
            );
            return Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    // On a busy machine it takes longer than the usual two seconds to end a session.
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(15),
                }
            );
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("course: interrupted");
            return Failed;
        }
        catch (Exception e)
            when (e is NotebookException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"course: {OneLine(e.Message)}");
            return Failed;
        }
    }

    private static string Path(Command command) =>
        command is RootCommand
            ? ""
            : Path(command.Parents.OfType<Command>().First()) + " " + command.Name;

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
