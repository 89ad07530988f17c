// misconception: collects-first
// Believed that a station first needs all its input, like a function that takes a list.
async GoTask Sieve(int prime, IReceiveChan<int> numbers, ISendChan<int> rest)
{
    var passed = new List<int>();
    await foreach (int number in numbers)
        if (number % prime != 0)
            passed.Add(number);
    foreach (int number in passed)
        await rest.Send(number);
    rest.Close();
}
