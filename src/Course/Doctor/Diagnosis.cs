namespace Course.Doctor;

/// <summary>Whether something is on the machine.</summary>
/// <param name="What">What was looked for.</param>
/// <param name="Found">Its version, or where it is; null when it is not there.</param>
/// <param name="Works">What works with it.</param>
/// <param name="Type">What to type to get it.</param>
/// <param name="IsNeeded">Whether the course cannot do without.</param>
internal sealed record Diagnosis(
    string What,
    string? Found,
    string Works,
    string Type,
    bool IsNeeded = false
)
{
    public bool IsFound => Found is not null;

    public override string ToString()
    {
        string mark =
            IsFound ? "ok"
            : IsNeeded ? "!!"
            : "--";
        string rest = IsFound ? $"{Found}\n     {Works}" : $"not found\n     {Works}: {Type}";
        return $"{mark}   {What}: {rest}";
    }
}
