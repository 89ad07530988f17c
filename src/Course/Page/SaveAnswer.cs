namespace Course.Page;

/// <summary>The version of the file after saving.</summary>
public sealed record SaveAnswer(string Version);
