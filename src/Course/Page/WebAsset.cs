namespace Course.Page;

/// <summary>One built file.</summary>
public sealed record WebAsset(string ContentType, ReadOnlyMemory<byte> Content);
