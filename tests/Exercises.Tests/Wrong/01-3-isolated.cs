// misconception: crash-stays-in-its-thread
// A failure stays where it happens.
bool? threadSeesAFieldOfTheFirstThread = true;
bool? childSeesAFieldOfItsParent = false;
bool? childHasACopyOfTheEnvironment = true;
bool? uncaughtExceptionInThreadEndsTheOtherThread = false;
bool? uncaughtExceptionInChildEndsTheParent = false;
