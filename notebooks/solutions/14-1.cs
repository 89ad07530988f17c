async GoTask Sieve(int prime, IReceiveChan<int> numbers, ISendChan<int> rest)
{
    using var deferred = Defer(rest.Close);
    await foreach (int number in numbers)
        if (number % prime != 0)
            await rest.Send(number);
}
