namespace Goroutines.Tests.Exploration;

/// <summary>How long a search may take where its completeness is what is tested, on however busy a machine.</summary>
internal static class Patience
{
    internal static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
}
