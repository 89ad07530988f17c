async GoTask StepBack()
{
    Go(() => Console.Write("A "));
    await Gosched(); // after you!
    Console.Write("B ");
}

// "A B": the usual. "B A": main was next again all the same, and A came before main returned. "B": A came too late.
Exercise.Predict(StepBack, "A B", "B A", "B")
