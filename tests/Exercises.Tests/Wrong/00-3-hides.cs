// misconception: waiting-is-work
// The short one hides behind the long one, also on one core.
int onTwoCores = 40;
int onOneCore = 40;
