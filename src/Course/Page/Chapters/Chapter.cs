namespace Course.Page;

/// <summary>A chapter as its file stands now.</summary>
/// <param name="Name">The file's name without its ending, which is also its address.</param>
/// <param name="Title">The first heading.</param>
/// <param name="Version">A digest of the file, by which a change made elsewhere is noticed.</param>
/// <param name="Cells">Text and code in order.</param>
public sealed record Chapter(
    string Name,
    string Title,
    string Version,
    IReadOnlyList<ChapterCell> Cells
);
