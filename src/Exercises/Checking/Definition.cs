namespace Exercises.Checking;

/// <summary>An exercise: what is asked for, and how an answer is judged.</summary>
internal sealed class Definition
{
    private readonly Type[] _types;
    private readonly Action<object?[], Examiner> _judge;

    private Definition(
        string id,
        int points,
        string signature,
        Type[] types,
        Action<object?[], Examiner> judge
    )
    {
        Id = id;
        Points = points;
        Signature = signature;
        _types = types;
        _judge = judge;
    }

    /// <summary>The chapter and the number in it, as <c>05-1</c>.</summary>
    internal string Id { get; }

    /// <summary>What a right answer is worth.</summary>
    internal int Points { get; }

    /// <summary>How the answer is declared, as the learner writes it.</summary>
    internal string Signature { get; }

    /// <summary>An exercise whose answer is one function or one value.</summary>
    internal static Definition Of<T>(
        string id,
        int points,
        string signature,
        Action<T, Examiner> judge
    ) => new(id, points, signature, [typeof(T)], (answers, check) => judge((T)answers[0]!, check));

    /// <summary>An exercise whose answer is two functions or values.</summary>
    internal static Definition Of<T1, T2>(
        string id,
        int points,
        string signature,
        Action<T1, T2, Examiner> judge
    ) =>
        new(
            id,
            points,
            signature,
            [typeof(T1), typeof(T2)],
            (answers, check) => judge((T1)answers[0]!, (T2)answers[1]!, check)
        );

    /// <summary>An exercise whose answer is three functions or values.</summary>
    internal static Definition Of<T1, T2, T3>(
        string id,
        int points,
        string signature,
        Action<T1, T2, T3, Examiner> judge
    ) =>
        new(
            id,
            points,
            signature,
            [typeof(T1), typeof(T2), typeof(T3)],
            (answers, check) => judge((T1)answers[0]!, (T2)answers[1]!, (T3)answers[2]!, check)
        );

    /// <summary>An exercise whose answer is any number of values of one type.</summary>
    internal static Definition OfMany<T>(
        string id,
        int points,
        string signature,
        int count,
        Action<T[], Examiner> judge
    ) =>
        new(
            id,
            points,
            signature,
            [.. Enumerable.Repeat(typeof(T), count)],
            (answers, check) => judge([.. answers.Select(answer => (T)answer!)], check)
        );

    /// <summary>Whether the answer is of the form that is asked for.</summary>
    internal bool Takes(object?[] answers) =>
        answers.Length == _types.Length && answers.Zip(_types).All(p => Fits(p.First, p.Second));

    /// <summary>Judges an answer of the right form.</summary>
    internal void Judge(object?[] answers, Examiner examiner) => _judge(answers, examiner);

    private static bool Fits(object? answer, Type type) =>
        answer is null
            ? !type.IsValueType || Nullable.GetUnderlyingType(type) is not null
            : type.IsInstanceOfType(answer);
}
