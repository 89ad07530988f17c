async GoTask Overlooked()
{
    async Task Fails() => throw new FormatException("in a task");

    Task forgotten = Fails();
    Go(() => throw new FormatException("in a goroutine"));
    Console.WriteLine("hello");
}

// Nobody looks at the task. The goroutine may come before, after, or not at all before main returns.
Exercise.Predict(Overlooked, "hello", "panic", "hello panic")
