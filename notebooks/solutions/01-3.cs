bool? threadSeesAFieldOfTheFirstThread = true;
bool? childSeesAFieldOfItsParent = false;
bool? childHasACopyOfTheEnvironment = true;
bool? uncaughtExceptionInThreadEndsTheOtherThread = true;
bool? uncaughtExceptionInChildEndsTheParent = false;
