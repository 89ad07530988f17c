namespace Charts.Timelines;

/// <summary>What a figure says when its trace lacks the beginning.</summary>
internal static class Losses
{
    /// <summary>The finding, and how much it was not found in.</summary>
    internal static string Tell(string finding, long dropped) =>
        dropped switch
        {
            <= 0 => finding,
            1 => finding + "; the first event was dropped",
            _ => Units.Text($"{finding}; the first {dropped:#,0} events were dropped"),
        };
}
