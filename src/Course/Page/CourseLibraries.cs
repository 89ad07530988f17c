namespace Course.Page;

/// <summary>The libraries that the notebooks reference, which every build puts beside them.</summary>
public static class CourseLibraries
{
    private static readonly string[] Names = ["Goroutines.dll", "Charts.dll", "Exercises.dll"];

    /// <summary>What to type if one is missing; null if all are there.</summary>
    public static string? Missing(string notebooks)
    {
        string[] missing =
        [
            .. Names.Where(name => !File.Exists(Path.Combine(notebooks, "lib", name))),
        ];
        return missing.Length == 0
            ? null
            : $"lib/{string.Join(" and lib/", missing)} of the notebooks is missing. "
                + "Type: dotnet build --configuration Release";
    }
}
