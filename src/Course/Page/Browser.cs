using System.ComponentModel;
using System.Diagnostics;

namespace Course.Page;

/// <summary>The learner's browser.</summary>
public static class Browser
{
    /// <summary>
    /// Opens the address, where there is a browser to open. Where there is none (a container, a
    /// remote machine) nothing happens: the address is printed anyway.
    /// </summary>
    public static void Open(Uri address)
    {
        try
        {
            ProcessStartInfo start =
                OperatingSystem.IsWindows() ? new(address.AbsoluteUri) { UseShellExecute = true }
                : OperatingSystem.IsMacOS() ? new("open") { ArgumentList = { address.AbsoluteUri } }
                : new("xdg-open")
                {
                    ArgumentList = { address.AbsoluteUri },
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                };
            using Process? process = Process.Start(start);
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException)
        {
            // No such program.
        }
    }
}
