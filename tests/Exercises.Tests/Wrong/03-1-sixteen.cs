// misconception: idle-cores-help
// Twice the cores, half the time.
int computingOnFourCores = 20;
int computingOnSixteenCores = 5;
int waitingOnOneCore = 10;
