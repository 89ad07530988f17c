namespace Goroutines;

/// <summary>A value that says nothing but that it came: Go's <c>struct{}</c>.</summary>
public readonly record struct Unit;
