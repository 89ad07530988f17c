namespace Course.Checking;

/// <summary>What is wrong with a notebook as it stands, whatever its cells print.</summary>
/// <param name="Cell">The id of the cell.</param>
/// <param name="Problem">One line.</param>
internal sealed record Fault(string Cell, string Problem);
