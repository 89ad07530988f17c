using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Course.Tests;

/// <summary>The spelling checker hunspell with its dictionary of British English, where the machine has both.</summary>
internal static class Hunspell
{
    private const string Dictionary = "en_GB";
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The words that it does not know; null if there is no hunspell or no dictionary.</summary>
    internal static async Task<IReadOnlyList<string>?> UnknownAsync(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo("hunspell", ["-d", Dictionary, "-i", "utf-8", "-l"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = s_utf8,
            StandardOutputEncoding = s_utf8,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> unknown = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            try
            {
                await process.StandardInput.WriteAsync(string.Join('\n', words) + "\n");
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It has ended already: without the dictionary it does not read.
            }

            await process.WaitForExitAsync();
            _ = await errors;
            return process.ExitCode == 0
                ? (await unknown).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
