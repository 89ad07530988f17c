using System.CommandLine;
using Course.Doctor;

namespace Course.Commands;

/// <summary><c>course doctor</c>: what the machine has, what will work, and what to type for the rest.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "doctor",
            "Looks at what this machine has, says what will work, and what to type for the rest.",
            "course doctor"
        );
        command.SetAction(
            async (_, cancellationToken) =>
            {
                IReadOnlyList<Diagnosis> all = await Examination.RunAsync(cancellationToken);
                foreach (Diagnosis diagnosis in all)
                {
                    Console.WriteLine(diagnosis);
                }

                return all.Any(diagnosis => diagnosis is { IsNeeded: true, IsFound: false })
                    ? CommandLine.Failed
                    : CommandLine.Ok;
            }
        );
        return command;
    }
}
