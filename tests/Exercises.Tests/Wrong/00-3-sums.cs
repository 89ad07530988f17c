// misconception: times-add-up
// 40 and 10 are 50, on any number of cores.
int onTwoCores = 50;
int onOneCore = 50;
