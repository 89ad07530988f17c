using System.Globalization;
using System.Text;

namespace Goroutines;

/// <summary>How much CPU time the whole machine has spent, as far as its operating system tells.</summary>
internal static class MachineCpu
{
    /// <summary>Linux counts in hundredths of a second, whatever its clock does.</summary>
    private const long Tick = 10_000_000;

    /// <summary>All cores together since the machine was started, in nanoseconds; null if nobody knows.</summary>
    internal static long? Busy()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            using var file = File.OpenHandle("/proc/stat");
            Span<byte> text = stackalloc byte[256];
            return Busy(Encoding.ASCII.GetString(text[..RandomAccess.Read(file, text, 0)]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// "cpu  user nice system idle iowait irq softirq steal …": all but idle and iowait. Stolen time went to another machine on
    /// the same cores.
    /// </summary>
    internal static long? Busy(string stat)
    {
        var words = stat.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 9 || words[0] != "cpu")
            return null;
        long busy = 0;
        foreach (int place in (ReadOnlySpan<int>)[1, 2, 3, 6, 7, 8])
        {
            if (!long.TryParse(words[place], CultureInfo.InvariantCulture, out long ticks))
                return null;
            busy += ticks;
        }
        return busy * Tick;
    }
}
