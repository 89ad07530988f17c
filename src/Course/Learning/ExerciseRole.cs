namespace Course.Learning;

/// <summary>What a cell is to its exercise.</summary>
internal enum ExerciseRole
{
    /// <summary>The learner's code.</summary>
    Answer,

    /// <summary>What judges it.</summary>
    Check,

    /// <summary>The learner's guess of what a cell will do.</summary>
    Predict,
}
