namespace Course.Running;

/// <summary>Finds the course that a command is about: the folder that holds Course.sln.</summary>
internal static class CourseFolder
{
    /// <summary>Walks up from the working directory, then from the program; null if neither finds it.</summary>
    public static string? Find() => AboveHere() ?? Above(AppContext.BaseDirectory);

    /// <summary>Walks up from the working directory alone.</summary>
    public static string? AboveHere() => Above(Directory.GetCurrentDirectory());

    private static string? Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
