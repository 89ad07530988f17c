using Exercises.Chapters;

namespace Exercises.Checking;

/// <summary>All exercises of the course, by their ids.</summary>
internal static class Catalogue
{
    private static readonly Dictionary<string, Definition> s_all = new[]
    {
        Chapter00.Exercises,
        Chapter01.Exercises,
        Chapter02.Exercises,
        Chapter03.Exercises,
        Chapter04.Exercises,
        Chapter05.Exercises,
        Chapter06.Exercises,
        Chapter07.Exercises,
        Chapter08.Exercises,
        Chapter09.Exercises,
        Chapter10.Exercises,
        Chapter11.Exercises,
        Chapter12.Exercises,
        Chapter13.Exercises,
        Chapter14.Exercises,
        Chapter15.Exercises,
        Chapter16.Exercises,
        Chapter17.Exercises,
        Chapter18.Exercises,
        Chapter19.Exercises,
        Chapter20.Exercises,
    }
        .SelectMany(chapter => chapter)
        .ToDictionary(definition => definition.Id, StringComparer.Ordinal);

    internal static IReadOnlyCollection<Definition> All => s_all.Values;

    /// <exception cref="ExerciseException">There is none with that id.</exception>
    internal static Definition Find(string id) =>
        id is not null && s_all.TryGetValue(id, out var definition)
            ? definition
            : throw new ExerciseException(
                $"there is no exercise '{id}'; they are numbered like 05-1, by chapter"
            );
}
