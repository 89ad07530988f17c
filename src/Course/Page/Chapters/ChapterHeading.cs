namespace Course.Page;

/// <summary>A heading of a chapter, for its contents.</summary>
public sealed record ChapterHeading(int Level, string Id, string Text);
