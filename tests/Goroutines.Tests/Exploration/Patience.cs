namespace Goroutines.Tests.Exploration;

/// <summary>Searches whose completeness is tested take as long as they take, on however busy a machine.</summary>
internal static class Patience
{
    internal static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    internal static readonly ExploreOptions Options = new() { MaxTime = Long };
}
