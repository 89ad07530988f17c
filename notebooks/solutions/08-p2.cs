async GoTask StopNow()
{
    var quit = new Chan<Unit>();
    var jobs = new Chan<int>(2);
    await jobs.Send(1);
    await jobs.Send(2);
    quit.Close();
    while (true)
        switch (await Select(Receive(quit), Receive(jobs, out var job)))
        {
            case 0:
                Console.WriteLine("bye");
                return;
            case 1:
                Console.WriteLine(job.Value);
                break;
        }
}

Exercise.Predict(StopNow, "bye", "1 bye", "1 2 bye")
