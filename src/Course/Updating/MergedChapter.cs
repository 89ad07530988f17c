using Notebooks;

namespace Course.Updating;

/// <summary>A chapter in its new version with what the learner has written.</summary>
/// <param name="Document">The merged notebook.</param>
/// <param name="Notes">What the learner should know, a line each.</param>
internal sealed record MergedChapter(NotebookDocument Document, IReadOnlyList<string> Notes);
