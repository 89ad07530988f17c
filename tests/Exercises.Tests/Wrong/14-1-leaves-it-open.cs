// misconception: never-closed
// Believed that the end of numbers ends everything behind it by itself.
async GoTask Sieve(int prime, IReceiveChan<int> numbers, ISendChan<int> rest)
{
    await foreach (int number in numbers)
        if (number % prime != 0)
            await rest.Send(number);
}
