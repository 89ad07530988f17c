using System.Text.Json.Nodes;
using Notebooks;

namespace Exercises.Tests;

/// <summary>The exercises as they stand in the chapters.</summary>
internal static class Course
{
    internal static string Root { get; } = CourseRoot.Find();

    internal static string Notebooks { get; } = Path.Combine(Root, "notebooks");

    internal static string Solutions { get; } = Path.Combine(Notebooks, "solutions");

    internal static string Wrong { get; } = Path.Combine(Root, "tests", "Exercises.Tests", "Wrong");

    /// <summary>All chapters, in order, with the exercises and predictions in them.</summary>
    internal static IReadOnlyList<Chapter> Chapters { get; } =
    [
        .. Directory
            .EnumerateFiles(Notebooks, "*.ipynb")
            .Order(StringComparer.Ordinal)
            .Select(file => new Chapter(file)),
    ];

    internal static IEnumerable<ExerciseCells> Exercises =>
        Chapters.SelectMany(chapter => chapter.Exercises);

    internal static ExerciseCells Find(string id) => Exercises.Single(e => e.Id == id);
}

/// <summary>A chapter and the exercises in it.</summary>
internal sealed class Chapter
{
    internal Chapter(string file)
    {
        Name = Path.GetFileName(file);
        Cells = NotebookDocument.Load(file).Cells;
        Exercises =
        [
            .. Cells
                .Where(cell => RoleOf(cell) is "answer" or "predict")
                .Select(cell => new ExerciseCells(this, cell)),
        ];
    }

    internal string Name { get; }

    internal IReadOnlyList<NotebookCell> Cells { get; }

    internal IReadOnlyList<ExerciseCells> Exercises { get; }

    /// <summary>The cell that loads the libraries.</summary>
    internal NotebookCell Bootstrap => Cells.First(cell => cell.Kind == CellKind.Code);

    internal static JsonObject? CourseOf(NotebookCell cell) =>
        cell.Metadata["course"] as JsonObject;

    internal static string? RoleOf(NotebookCell cell) =>
        CourseOf(cell)?["role"]?.GetValue<string>();
}

/// <summary>The cells of one exercise, or of one prediction.</summary>
internal sealed class ExerciseCells
{
    internal ExerciseCells(Chapter chapter, NotebookCell answer)
    {
        Chapter = chapter;
        Answer = answer;
        var course = Chapter.CourseOf(answer)!;
        Id = course["exercise"]!.GetValue<string>();
        IsPrediction = Chapter.RoleOf(answer) == "predict";
        Needs = [.. (course["needs"] as JsonArray ?? []).Select(need => need!.GetValue<string>())];
        Check = chapter.Cells.SingleOrDefault(cell =>
            Chapter.RoleOf(cell) == "check"
            && Chapter.CourseOf(cell)!["exercise"]!.GetValue<string>() == Id
        );
    }

    internal string Id { get; }

    internal bool IsPrediction { get; }

    internal Chapter Chapter { get; }

    internal NotebookCell Answer { get; }

    /// <summary>The cell that checks it; null for a prediction, which answers itself.</summary>
    internal NotebookCell? Check { get; }

    /// <summary>The cells that must have been run before, besides the first.</summary>
    internal IReadOnlyList<string> Needs { get; }

    internal string SolutionFile => Path.Combine(Course.Solutions, Id + ".cs");

    internal IEnumerable<string> WrongFiles =>
        Directory.EnumerateFiles(Course.Wrong, Id + "-*.cs").Order(StringComparer.Ordinal);

    /// <summary>The text with the task in it: the last text above the answer.</summary>
    internal string Task =>
        Chapter
            .Cells.TakeWhile(cell => cell != Answer)
            .Last(cell => cell.Kind == CellKind.Markdown)
            .Source;
}
