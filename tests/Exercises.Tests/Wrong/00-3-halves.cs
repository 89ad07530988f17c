// misconception: work-can-be-cut
// Two cores, half the time.
int onTwoCores = 25;
int onOneCore = 50;
