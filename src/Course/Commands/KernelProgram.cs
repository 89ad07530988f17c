namespace Course.Commands;

/// <summary>How a front end starts this very program as a kernel.</summary>
internal static class KernelProgram
{
    public static IReadOnlyList<string> Command() =>
        [Dotnet(), typeof(KernelProgram).Assembly.Location, "kernel", "run", "{connection_file}"];

    // The full path where it is known: an editor that was not started from a shell may have no PATH to find it on.
    private static string Dotnet()
    {
        string? path =
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath;
        return Path.GetFileNameWithoutExtension(path) is "dotnet" ? path! : "dotnet";
    }
}
