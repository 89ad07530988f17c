int computingOnFourCores = 20;
int computingOnSixteenCores = 10;
int waitingOnOneCore = 10;
