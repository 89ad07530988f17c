namespace Course.Page;

/// <summary>A sentence for the learner.</summary>
public sealed record Notice(NoticeKind Kind, string Text);
