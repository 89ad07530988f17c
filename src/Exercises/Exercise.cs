using Exercises.Checking;
using Exercises.Recording;
using Goroutines;

namespace Exercises;

/// <summary>What the cells of a chapter call to check an answer.</summary>
public static partial class Exercise
{
    /// <summary>Checks an answer that is one function or several.</summary>
    /// <param name="id">The exercise, as <c>05-1</c>.</param>
    /// <param name="answers">The functions, in the order in which the exercise names them.</param>
    /// <returns>The verdict, which shows itself. A wrong answer is no exception, unless answers are being graded.</returns>
    /// <exception cref="ExerciseException">
    /// There is no such exercise; or the answer is wrong, and the environment has <c>COURSE_GRADING=1</c>.
    /// </exception>
    public static Task<Verdict> Check(string id, params Delegate[] answers) =>
        CheckAll(id, [.. answers]);

    /// <summary>Checks an answer that is one value or several.</summary>
    /// <param name="id">The exercise, as <c>03-1</c>.</param>
    /// <param name="answers">The values, in the order in which the exercise names them.</param>
    /// <returns>The verdict, which shows itself. A wrong answer is no exception, unless answers are being graded.</returns>
    /// <exception cref="ExerciseException">
    /// There is no such exercise; or the answer is wrong, and the environment has <c>COURSE_GRADING=1</c>.
    /// </exception>
    public static Task<Verdict> Check(string id, params object?[] answers) => CheckAll(id, answers);

    /// <summary>Runs an answer once more under the schedule that a verdict has named.</summary>
    /// <param name="id">The exercise, as <c>05-1</c>.</param>
    /// <param name="schedule">The schedule, as in <see cref="Verdict.Schedule"/>.</param>
    /// <param name="answers">The functions.</param>
    /// <returns>The run, traced; what it writes is shown as it comes.</returns>
    /// <exception cref="ExerciseException">There is no such exercise, or no such schedule in it.</exception>
    public static ProgramRun Replay(string id, string schedule, params Delegate[] answers)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var definition = Catalogue.Find(id);
        object?[] all = [.. answers];
        if (!definition.Takes(all))
            throw new ExerciseException($"exercise {id} asks for {definition.Signature}");
        try
        {
            var examiner = new Examiner(Checking.Replay.Parse(schedule));
            definition.Judge(all, examiner);
            return examiner.Replayed
                ?? throw new ExerciseException($"exercise {id} has no run {schedule}");
        }
        catch (Exception e) when (e is FormatException or SimulationException)
        {
            throw new ExerciseException($"'{schedule}' does not fit this answer: {e.Message}");
        }
    }

    /// <summary>Which exercises have been passed in this folder, chapter by chapter.</summary>
    public static Progress Progress() => new(Catalogue.All);

    private static async Task<Verdict> CheckAll(string id, object?[] answers)
    {
        var definition = Catalogue.Find(id);
        var examiner = new Examiner();
        // Away from the caller, who may have a synchronization context, or be a goroutine.
        await Task.Run(() => Judge(definition, answers, examiner));
        var verdict = new Verdict(id, definition.Points, examiner, Solution(id, examiner));
        if (Grading.IsOn && !verdict.Passed)
            throw new ExerciseException(verdict.ToString());
        if (verdict.Passed && !Grading.IsOn)
            PassRecord.Write(verdict);
        return verdict;
    }

    private static void Judge(Definition definition, object?[] answers, Examiner examiner)
    {
        if (!definition.Takes(answers))
        {
            examiner.Refuse(
                new(
                    "wrong-signature",
                    $"The check asks for an answer of the form {definition.Signature}"
                )
            );
            return;
        }
        try
        {
            definition.Judge(answers, examiner);
        }
        catch (SimulationException e)
        {
            examiner.Refuse(new("outside-the-simulation", e.Message));
        }
    }

    private static string? Solution(string id, Examiner examiner)
    {
        string file = Path.Combine("solutions", id + ".cs");
        return examiner.Failure is null && File.Exists(file) ? file : null;
    }
}
