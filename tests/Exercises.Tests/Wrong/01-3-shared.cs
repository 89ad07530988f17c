// misconception: processes-share-memory
// The child comes from the parent, so it sees what the parent has.
bool? threadSeesAFieldOfTheFirstThread = true;
bool? childSeesAFieldOfItsParent = true;
bool? childHasACopyOfTheEnvironment = true;
bool? uncaughtExceptionInThreadEndsTheOtherThread = true;
bool? uncaughtExceptionInChildEndsTheParent = false;
