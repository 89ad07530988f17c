namespace Course.Page;

/// <summary>A sentence for the learner in an answer of the API.</summary>
public sealed record ApiMessage(string Message);
