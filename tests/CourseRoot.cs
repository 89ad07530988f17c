namespace InEveryTest;

/// <summary>Where the course is.</summary>
internal static class CourseRoot
{
    internal static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Course.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
