// misconception: waiting-needs-a-core
// One core can wait for one thing at a time.
int computingOnFourCores = 20;
int computingOnSixteenCores = 10;
int waitingOnOneCore = 80;
