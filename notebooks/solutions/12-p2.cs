async GoTask Message()
{
    var soup = new AtomicInt32();
    var bell = new AtomicInt32();
    Go(() =>
    {
        soup.Store(1);
        bell.Store(1);
    });
    int heard = bell.Load(); // first the bell,
    int seen = soup.Load();  // then the soup
    Console.Write($"{heard}{seen}");
}

// Not "10": who hears the bell sees what was written before it rang.
Exercise.Predict(Message, "00", "01", "11")
