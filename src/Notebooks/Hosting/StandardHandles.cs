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

    /// <remarks>
    /// Plain file streams, not the console's: a console stream takes the lock of <see cref="Console.Out"/> for each
    /// write, and a cell that prints holds that lock while it waits for the sender.
    /// </remarks>
    public static (Stream Input, Stream Output) Detach()
    {
        nint realInput = OperatingSystem.IsWindows() ? GetStdHandle(WindowsInput) : Dup(0);
        nint realOutput = OperatingSystem.IsWindows() ? GetStdHandle(WindowsOutput) : Dup(1);
        Check(realInput >= 0 && realOutput >= 0);
        Stream input = Open(realInput, FileAccess.Read);
        Stream output = Open(realOutput, FileAccess.Write);
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

    private static FileStream Open(nint handle, FileAccess access) =>
        new(new SafeFileHandle(handle, ownsHandle: true), access, bufferSize: 0);

    private static void Check(bool ok)
    {
        if (!ok)
        {
            throw new Win32Exception();
        }
    }

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Dup(int handle);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Dup2(int from, int to);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int which, nint handle);
}
