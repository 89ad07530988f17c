using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Notebooks.Hosting;

/// <summary>
/// Keeps the real standard input and output for the protocol. What a cell, or native code in it,
/// reads from standard input is at its end at once; what it writes to standard output by other ways
/// than <see cref="Console.Out"/> goes to standard error, which carries no protocol.
/// </summary>
internal static partial class StandardHandles
{
    private const int WindowsInput = -10;
    private const int WindowsOutput = -11;
    private const int WindowsError = -12;

    // Open for the life of the process: Windows does not copy the handle that it is given.
    private static SafeFileHandle? nothing;

    public static (Stream Input, Stream Output) Detach()
    {
        // On Unix both streams own duplicates; on Windows the handles stay open under their numbers.
        Stream input = Console.OpenStandardInput();
        Stream output = Console.OpenStandardOutput();
        nothing = File.OpenHandle(OperatingSystem.IsWindows() ? "NUL" : "/dev/null");
        if (OperatingSystem.IsWindows())
        {
            Check(SetStdHandle(WindowsInput, nothing.DangerousGetHandle()));
            Check(SetStdHandle(WindowsOutput, GetStdHandle(WindowsError)));
        }
        else
        {
            Check(Dup2((int)nothing.DangerousGetHandle(), 0) >= 0);
            Check(Dup2(2, 1) >= 0);
        }

        return (input, output);
    }

    private static void Check(bool ok)
    {
        if (!ok)
        {
            throw new Win32Exception();
        }
    }

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Dup2(int from, int to);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int which, nint handle);
}
