int onTwoCores = 40;
int onOneCore = 50;
