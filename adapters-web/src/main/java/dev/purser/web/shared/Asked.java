package dev.purser.web.shared;

import dev.purser.application.shared.Actor;

/** A question that takes a body to ask, and who asks it; it changes nothing. */
public record Asked<B extends Record>(Actor actor, B body) {}
