package dev.purser.application.ordering;

/** Gives order numbers that rise with time; numbers that are not used leave gaps. */
public interface OrderNumbers {
  long next();
}
