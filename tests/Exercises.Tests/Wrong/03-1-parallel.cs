// misconception: concurrent-is-parallel
// All eight goroutines run at once.
int computingOnFourCores = 10;
int computingOnSixteenCores = 10;
int waitingOnOneCore = 10;
