package dev.purser.application.model;

/**
 * Something that somebody does, in a model and in the real thing. It numbers what it is done to, so
 * that any steps in any order make sense.
 */
interface ModelStep<M, W> {

  /** The step with numbers of things that there are. */
  ModelStep<M, W> among(M model);

  Told expectedBy(M model);

  Told toldBy(W world);
}
